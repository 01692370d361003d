import { Aws, Duration, Fn, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolClient,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { signedInPath } from '../../functions/host/sign-in-endpoints.ts';
import type { IdentitySettings } from '../../shared/host/sign-in.ts';
import { acknowledge } from './acknowledge.ts';

type IdentityProps = {
  stage: string;
  /** Where browsers find the site, such as `https://shows.example.org`. */
  address: string;
  /** How often the secret that the console shows the provider was changed. */
  rotation: number;
};

/** Who may sign in to the host console, and how the console asks. */
export type Identity = { pool: UserPool; settings: IdentitySettings };

/**
 * The people of the console: invited by a host, known by a password and a second factor, in the group of their role.
 * They are kept when the stack goes: nobody should have to be invited twice.
 */
export function createIdentity(stack: Stack, { stage, address, rotation }: IdentityProps): Identity {
  const pool = createPool(stack);
  pool.addGroup('Hosts', { groupName: 'host', description: 'Run the site' });
  pool.addGroup('Moderators', { groupName: 'moderator', description: 'Look after its discussions' });
  pool.addDomain('SignIn', {
    cognitoDomain: { domainPrefix: Fn.join('-', [allowedInPrefix(stage), 'host', ownPartOfStackId()]) },
    managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
  });
  const client = createClient(pool, address, rotation);
  // Managed login shows nothing to a client without a style.
  new CfnManagedLoginBranding(stack, `Style${rotation}`, {
    userPoolId: pool.userPoolId,
    clientId: client.userPoolClientId,
    useCognitoProvidedValues: true,
  });
  return {
    pool,
    settings: {
      issuer: `https://${pool.userPoolProviderName}`,
      clientId: client.userPoolClientId,
      clientSecret: secretOf(client),
      groupsClaim: 'cognito:groups',
    },
  };
}

/** Cognito refuses an address of its own pages that holds one of these words, and says so only to who deploys it. */
const allowedInPrefix = (stage: string): string => stage.replace(/aws|amazon|cognito/g, 'x');

function createPool(stack: Stack): UserPool {
  const pool = new UserPool(stack, 'People', {
    featurePlan: FeaturePlan.ESSENTIALS,
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    signInCaseSensitive: false,
    standardAttributes: {
      email: { required: true, mutable: true },
      fullname: { required: true, mutable: true },
    },
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { otp: true, sms: false },
    passwordPolicy: {
      minLength: 14,
      requireLowercase: true,
      requireUppercase: true,
      requireDigits: true,
      requireSymbols: true,
      passwordHistorySize: 5,
      tempPasswordValidity: Duration.days(3),
    },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledge(pool, {
    'AwsSolutions-COG8':
      'The larger plan judges sign-ins of a public. These few people are invited, and each needs a second factor.',
  });
  return pool;
}

/** The authorization code flow alone, with a secret; tokens are read once, at sign-in, and then thrown away. */
const createClient = (pool: UserPool, address: string, rotation: number): UserPoolClient =>
  pool.addClient(`Console${rotation}`, {
    generateSecret: true,
    // No password is taken but by the pages of the provider itself.
    authFlows: { userSrp: false },
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID, OAuthScope.PROFILE],
      callbackUrls: [`${address}${signedInPath}`],
    },
    supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
    preventUserExistenceErrors: true,
    enableTokenRevocation: true,
    idTokenValidity: Duration.minutes(5),
    accessTokenValidity: Duration.minutes(5),
    refreshTokenValidity: Duration.hours(1),
  });

/** CloudFormation puts it in when it deploys; no template holds it, and no function needs a right to read it. */
function secretOf(client: UserPoolClient): string {
  const resource = client.node.defaultChild;
  if (!(resource instanceof CfnUserPoolClient))
    throw new TypeError('A client is one CloudFormation resource.');
  return resource.attrClientSecret;
}

/** Names of sign-in pages are shared by everybody in a region: twelve digits of the stack's id make it one's own. */
const ownPartOfStackId = (): string => Fn.select(4, Fn.split('-', Fn.select(2, Fn.split('/', Aws.STACK_ID))));
