import * as client from 'openid-client';
import * as z from 'zod/mini';
import type { Identity, IdentityProvider, IdentitySettings } from '../../shared/host/sign-in.ts';
import { badRequest, ProblemError } from '../../shared/problem.ts';

const timeoutSeconds = 5;

/**
 * An OpenID provider, asked by the authorization code flow with PKCE, state and nonce. What it says of itself is
 * asked for once.
 * @see https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth
 */
export function createOpenId(settings: IdentitySettings): IdentityProvider {
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> => {
    discovered ??= discover(settings).catch((error: unknown) => {
      discovered = undefined;
      throw unavailable(error);
    });
    return discovered;
  };
  return {
    async begin(redirect) {
      const config = await configuration();
      const attempt = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const address = client.buildAuthorizationUrl(config, {
        redirect_uri: redirect,
        scope: 'openid profile',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        // A session that ran idle is not opened again by whoever sits there now.
        prompt: 'login',
      });
      return { address: address.href, attempt };
    },

    async finish(address, { state, nonce, verifier }) {
      const config = await configuration();
      const tokens = await client
        .authorizationCodeGrant(config, address, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        .catch((error: unknown) => {
          throw isRefusal(error) ? refused(error) : unavailable(error);
        });
      return identityOf(tokens.claims(), settings.groupsClaim);
    },
  };
}

/** Requests without TLS are for a provider on this very machine alone. */
const discover = ({ issuer, clientId, clientSecret }: IdentitySettings): Promise<client.Configuration> =>
  client.discovery(new URL(issuer), clientId, clientSecret, client.ClientSecretBasic(clientSecret), {
    timeout: timeoutSeconds,
    execute: [
      client.enableNonRepudiationChecks,
      ...(new URL(issuer).hostname === '127.0.0.1' ? [client.allowInsecureRequests] : []),
    ],
  });

const textClaim = z.string().check(z.minLength(1), z.maxLength(200));
const claimsSchema = z.looseObject({
  sub: textClaim,
  name: z.optional(textClaim),
  email: z.optional(textClaim),
});
const groupsSchema = z._default(z.array(z.string()), []);

function identityOf(claims: unknown, groupsClaim: string): Identity {
  const known = claimsSchema.safeParse(claims);
  if (!known.success) throw unavailable(known.error);
  const groups = groupsSchema.safeParse(known.data[groupsClaim]);
  if (!groups.success) throw unavailable(groups.error);
  const { sub, name, email } = known.data;
  return { subject: sub, name: name ?? email ?? 'Without a name', groups: groups.data };
}

/** What the browser brought back is wrong, as against a provider that does not do its part. */
const refusals = new Set([
  'OAUTH_AUTHORIZATION_RESPONSE_ERROR',
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
]);

function isRefusal(error: unknown): boolean {
  if (error instanceof client.ResponseBodyError) return error.error === 'invalid_grant';
  return error instanceof Error && 'code' in error && refusals.has(String(error.code));
}

const refused = (cause: unknown): ProblemError =>
  badRequest('sign-in-failed', 'The sign-in could not be completed. Please start again.', { cause });

const unavailable = (cause: unknown): ProblemError =>
  new ProblemError(
    503,
    'sign-in-unavailable',
    'Signing in is not possible just now. Try again in a moment.',
    {
      cause,
    },
  );
