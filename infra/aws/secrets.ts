import type { Stack } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { acknowledge } from './acknowledge.ts';

export type Secrets = {
  /** Signs cursors and what guests are known by. Never another: guests would be strangers. */
  signing: Secret;
  /** Sent by the distribution to the API: a request that lacks it did not come through the distribution. */
  origin: Secret;
  /** What the API takes, divided by spaces: what is sent, and what was sent before the last rotation. */
  accepted: string;
};

/** What functions are told of them, put in by CloudFormation when it deploys. */
export type FunctionSecrets = { signing: string; accepted: string };

/**
 * One secret for both ends of the site, as long as it is not rotated. A rotation makes another for the origin and
 * leaves the one before, because the distribution is minutes later everywhere than the functions.
 * @param rotation how often the origin's secret was changed
 */
export function createSecrets(stack: Stack, rotation: number): Secrets {
  const signing = createSecret(
    stack,
    'SiteSecret',
    'Sent by the distribution to the API; signs the cursors of lists',
  );
  const ofRotation = (at: number): Secret =>
    at === 0 ? signing : createSecret(stack, `Rotation${at}Origin`, 'Sent by the distribution to the API');
  const origin = ofRotation(rotation);
  if (rotation === 0) return { signing, origin, accepted: resolved(origin) };

  const before = ofRotation(rotation - 1);
  // The distribution names it until its own stack is updated, after this one.
  stack.exportValue(before.secretArn);
  return { signing, origin, accepted: `${resolved(origin)} ${resolved(before)}` };
}

/** CloudFormation puts it in when it deploys; no template holds it. */
const resolved = (secret: Secret): string => secret.secretValue.unsafeUnwrap();

function createSecret(stack: Stack, id: string, description: string): Secret {
  const secret = new Secret(stack, id, {
    description,
    generateSecretString: { passwordLength: 48, excludePunctuation: true },
  });
  acknowledge(secret, {
    'AwsSolutions-SMG4':
      'It guards no data, only the way around the cache; the host rotates it by a deployment, without a gap.',
  });
  return secret;
}
