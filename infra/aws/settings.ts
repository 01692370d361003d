import type { App } from 'aws-cdk-lib';
import * as z from 'zod/mini';

/** Context values arrive as text from `-c` and as numbers from `cdk.json`. */
const count = z.coerce
  .number('expected a number')
  .check(
    z.refine(
      (value) => Number.isInteger(value) && value >= 1 && value <= 1000,
      'expected a number from 1 to 1000',
    ),
  );

const contextSchema = z.object({
  stage: z._default(
    z
      .string()
      .check(z.regex(/^[a-z][a-z0-9-]{0,19}$/, 'expected a short lower-case word such as "production"')),
    'production',
  ),
  domain: z.optional(
    z
      .string()
      .check(z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'expected a host name such as "shows.example.org"')),
  ),
  hostedZone: z.optional(
    z
      .string()
      .check(z.regex(/^Z[A-Z0-9]+$/, 'expected the id of a Route 53 hosted zone, such as "Z0123456789ABC"')),
  ),
  region: z.optional(
    z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'expected a region such as "eu-central-1"')),
  ),
  concurrency: z.optional(count),
  email: z.optional(
    z.string().check(z.regex(z.regexes.email, 'expected an address such as "me@example.org"')),
  ),
  budget: z._default(count, 10),
  rotation: z.optional(count),
  console: z._default(z.enum(['on', 'off'], 'expected "on" or "off"'), 'on'),
  akismetSecret: z.optional(
    z
      .string()
      .check(
        z.regex(
          /^[\w/+=.@-]{1,512}$/,
          'expected the name of a secret of Secrets Manager, such as "akismet-key"',
        ),
      ),
  ),
  indexes: z.optional(count),
  firewall: z._default(z.enum(['on', 'off'], 'expected "on" or "off"'), 'off'),
});

/** What a host chooses when deploying; everything else is in `site.config.ts`. */
export type Settings = z.output<typeof contextSchema>;

/** A context value that cannot be used. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/**
 * Reads the context of `cdk`: `stage`, `domain`, `hostedZone`, `region`, `concurrency`, `email` (of alarms), `budget` (dollars a month),
 * `rotation` (of secrets), `console` (of hosts; `off` leaves it out), `firewall` (before the distribution; off without it),
 * `akismetSecret` (the secret that holds the key of Akismet), `indexes` (how many the table has; for a table that has
 * fewer than the code knows).
 * @throws {SettingsError} naming each wrong value and what was expected
 * @example npx cdk deploy --all -c stage=test -c concurrency=20
 */
export function readSettings(app: App): Settings {
  const names = Object.keys(contextSchema.shape);
  const given = Object.fromEntries(names.map((name) => [name, app.node.tryGetContext(name)]));
  const result = contextSchema.safeParse({
    ...given,
    region: given.region ?? process.env.CDK_DEFAULT_REGION,
  });
  if (!result.success) {
    throw new SettingsError(
      result.error.issues.map((issue) => `-c ${issue.path.join('.')}: ${issue.message}`).join('\n'),
    );
  }
  const needsRegion = result.data.domain ? 'domain' : result.data.firewall === 'on' ? 'firewall' : undefined;
  if (needsRegion && !result.data.region) {
    throw new SettingsError(`-c region: expected the region of the site, because -c ${needsRegion} is given`);
  }
  return result.data;
}
