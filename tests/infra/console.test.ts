import { describe, expect, it } from 'vitest';
import { only, plain, resourcesOf, synthesise } from './synthesise.ts';

const site = synthesise();
const part = site.part('Console');
const propertiesOf = (type: string) => Object(only(part, type).Properties);

describe('the people of the console', () => {
  const pool = propertiesOf('AWS::Cognito::UserPool');

  it('are invited, and never sign up by themselves', () => {
    expect(pool.AdminCreateUserConfig).toEqual({ AllowAdminCreateUserOnly: true });
    expect(pool.UsernameAttributes).toEqual(['email']);
  });

  it('need a long password and a second factor that no telephone company sees', () => {
    expect(pool.MfaConfiguration).toBe('ON');
    expect(pool.EnabledMfas).toEqual(['SOFTWARE_TOKEN_MFA']);
    expect(pool.Policies.PasswordPolicy).toMatchObject({
      MinimumLength: 14,
      RequireLowercase: true,
      RequireNumbers: true,
      RequireSymbols: true,
      RequireUppercase: true,
    });
  });

  it('are kept when the stack is deleted', () => {
    expect(pool.DeletionProtection).toBe('ACTIVE');
    expect(only(part, 'AWS::Cognito::UserPool')).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it('are in the groups that give roles', () => {
    const groups = Object.values(resourcesOf(part, 'AWS::Cognito::UserPoolGroup'));
    expect(groups.map(({ Properties }) => Properties.GroupName).sort()).toEqual(['host', 'moderator']);
  });
});

describe('what the console is to the provider', () => {
  const client = propertiesOf('AWS::Cognito::UserPoolClient');

  it('is a client with a secret, the code flow alone, and one way back: to the distribution', () => {
    expect(client).toMatchObject({
      GenerateSecret: true,
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      AllowedOAuthScopes: ['openid', 'profile'],
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      SupportedIdentityProviders: ['COGNITO'],
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
    });
    expect(client.CallbackURLs.map(plain)).toEqual(['https://Distribution/host/signed-in']);
  });

  it('gets tokens that are of no use a moment later', () => {
    const { IdTokenValidity, AccessTokenValidity, RefreshTokenValidity, TokenValidityUnits } = client;
    expect([IdTokenValidity, AccessTokenValidity, RefreshTokenValidity]).toEqual([5, 5, 60]);
    expect(Object.values(TokenValidityUnits)).toEqual(['minutes', 'minutes', 'minutes']);
  });

  it('shows pages of managed login, under a name of its own', () => {
    expect(propertiesOf('AWS::Cognito::UserPoolDomain').ManagedLoginVersion).toBe(2);
    expect(propertiesOf('AWS::Cognito::ManagedLoginBranding').UseCognitoProvidedValues).toBe(true);
  });

  it.each([
    ['production', 'production-host-'],
    ['aws', 'x-host-'],
    ['cognito-on-aaws', 'x-on-ax-host-'],
    ['amazon-shows', 'x-shows-host-'],
  ])('has an address there that Cognito takes when the stage is called %s', (stage, beginning) => {
    const { Properties } = only(synthesise({ stage }).part('Console'), 'AWS::Cognito::UserPoolDomain');
    expect(plain(Properties.Domain)).toMatch(new RegExp(`^${beginning}`));
  });

  it('has another secret after a rotation', () => {
    const clientOf = (context: Record<string, unknown>) =>
      Object.keys(resourcesOf(synthesise(context).part('Console'), 'AWS::Cognito::UserPoolClient'));
    expect(clientOf({ rotation: 1 })).not.toEqual(clientOf({}));
  });
});

describe('the function of the console', () => {
  it('knows secrets by reference alone', () => {
    const functions = Object.entries(resourcesOf(part, 'AWS::Lambda::Function'));
    const host = functions.find(([id]) => plain({ Ref: id }) === 'Host');
    const { Variables } = Object(host?.[1].Properties.Environment);
    const told = Object.entries(Variables).map(([name, value]) => [name, plain(value)]);
    const secret = '{{resolve:secretsmanager:SiteSecret:SecretString:::}}';
    expect(Object.fromEntries(told)).toEqual({
      TABLE_NAME: 'Table',
      OBJECTS_BUCKET: 'Objects',
      CURSOR_SECRET: secret,
      ORIGIN_SECRET: secret,
      SITE_ADDRESS: 'https://Distribution',
      SYNC_FUNCTION: 'Sync',
      EXPORT_FUNCTION: 'Export',
      IDENTITY_ISSUER: 'https://People',
      IDENTITY_CLIENT: 'PeopleConsole',
      IDENTITY_SECRET: 'PeopleConsole',
      IDENTITY_GROUPS: 'cognito:groups',
    });
  });

  it('may do nothing to people', () => {
    expect(JSON.stringify(resourcesOf(part, 'AWS::IAM::Policy'))).not.toMatch(/cognito/i);
  });

  it('answers what lies below /host, and nothing else', () => {
    const routes = Object.values(resourcesOf(part, 'AWS::ApiGatewayV2::Route'));
    expect(routes.map(({ Properties }) => Properties.RouteKey).sort()).toEqual([
      'ANY /host',
      'ANY /host/{proxy+}',
    ]);
  });
});

describe('a site without a console', () => {
  const without = synthesise({ console: 'off' });

  it('has neither people nor a path for them', () => {
    expect(without.names.filter((name) => name.endsWith('-Console'))).toEqual([]);
    const distribution = JSON.stringify(resourcesOf(without.part('Site'), 'AWS::CloudFront::Distribution'));
    expect(distribution).not.toContain('/host');
    expect(distribution).not.toContain('__Host-host');
  });
});

describe('the outputs of the console', () => {
  it('say where it is, and how the first host is invited', () => {
    const outputs = Object.fromEntries(
      [part, site.part('Site')].flatMap((each) =>
        Object.entries(each.toJSON().Outputs).map(([name, output]) => [name, plain(Object(output).Value)]),
      ),
    );
    expect(outputs.ConsoleAddress).toBe('https://Distribution/host');
    expect(outputs.InviteSomebody).toContain('admin-create-user --user-pool-id People');
    expect(outputs.MakeThemHost).toContain('--group-name host');
  });
});
