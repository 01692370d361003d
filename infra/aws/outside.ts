import { SecretValue } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Site } from '../../shared/site/schema.ts';
import { allow } from './lambda.ts';
import { type Settings, SettingsError } from './settings.ts';

/** What the API of comments is given for services that read comments before they appear. */
export type Outside = {
  environment: Record<string, string>;
  statements: PolicyStatement[];
  reasons: Record<string, string>;
};

/**
 * Follows from the services that the author has switched on; without any, nothing is given.
 * @throws {SettingsError} when Akismet is one of them and nothing names the secret that holds its key
 */
export function outsideServices(
  services: Site['comments']['outsideChecks'],
  { akismetSecret }: Pick<Settings, 'akismetSecret'>,
): Outside {
  const asks = (service: (typeof services)[number]) => services.includes(service);
  if (asks('akismet') && !akismetSecret) {
    throw new SettingsError(
      '-c akismetSecret: expected the name of the secret that holds the key of Akismet, because comments.outsideChecks in site.config.ts names it',
    );
  }
  return {
    // CloudFormation puts it in when it deploys; no template holds it.
    environment:
      asks('akismet') && akismetSecret
        ? { AKISMET_KEY: SecretValue.secretsManager(akismetSecret).unsafeUnwrap() }
        : {},
    statements: asks('comprehend') ? [allow(['comprehend:DetectToxicContent'], ['*'])] : [],
    reasons: asks('comprehend')
      ? { 'AwsSolutions-IAM5[Resource::*]': 'A text is judged by no resource that could be named.' }
      : {},
  };
}
