import type { Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Sending mail as one address and no other. */
export const sendAs = (stack: Stack, from: string): PolicyStatement =>
  new PolicyStatement({
    effect: Effect.ALLOW,
    actions: ['ses:SendEmail'],
    resources: identitiesOf(from).map((identity) =>
      stack.formatArn({ service: 'ses', resource: 'identity', resourceName: identity }),
    ),
    conditions: { StringEquals: { 'ses:FromAddress': from } },
  });

/**
 * What SES may know an address by: itself, its domain, and what that is part of.
 * @example identitiesOf('me@shows.example.org') // ['me@shows.example.org', 'shows.example.org', 'example.org']
 */
function identitiesOf(from: string): string[] {
  const labels = from.slice(from.indexOf('@') + 1).split('.');
  return [from, ...labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))];
}
