import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';
import type { Role } from '../../shared/host/role.ts';
import type { IdentitySettings } from '../../shared/host/sign-in.ts';
import { choicePage, choicePolicy } from './login-page.ts';
import { memoryStore } from './login-store.ts';
import { LocalSettingsError } from './settings.ts';

/** Somebody who can sign in here with a press of a button. */
export type SampleUser = { subject: string; name: string; groups: Role[] };

export const sampleUsers: SampleUser[] = [
  { subject: 'sample-host', name: 'Sample host', groups: ['host'] },
  { subject: 'sample-moderator', name: 'Sample moderator', groups: ['moderator'] },
];

/** An OpenID provider on this machine, for this machine. */
export type LocalLogin = { settings: IdentitySettings; close(): Promise<void> };

/**
 * Starts a real OpenID provider on a loopback port of its own. It asks for no password, so it is for development
 * alone.
 * @param redirect the one address that it sends browsers back to
 * @param users is asked at each sign-in
 * @throws {LocalSettingsError} in production
 */
export async function startLogin(
  redirect: string,
  users: () => SampleUser[] = () => sampleUsers,
): Promise<LocalLogin> {
  if (process.env.NODE_ENV === 'production') {
    throw new LocalSettingsError(
      'The sign-in of the local site asks for no password and does not start with NODE_ENV=production.',
    );
  }
  // As the site's own connections: clients give them up first.
  const server = createServer({ keepAliveTimeout: 65_000 });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const settings = {
    issuer,
    clientId: 'show-companion',
    clientSecret: randomBytes(32).toString('base64url'),
    groupsClaim: 'groups',
  };
  const provider = new Provider(issuer, configurationOf(settings, redirect, users));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/choose/')) void choose(provider, users(), request, response);
    else void answer(request, response);
  });
  return {
    settings,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const configurationOf = (
  { clientId, clientSecret }: IdentitySettings,
  redirect: string,
  users: () => SampleUser[],
): Configuration => ({
  adapter: memoryStore(),
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: [redirect],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    },
  ],
  pkce: { required: () => true },
  claims: { openid: ['sub', 'groups'], profile: ['name'] },
  // As Cognito does: everything is in the ID token.
  conformIdTokenClaims: false,
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `/choose/${uid}` },
  jwks: { keys: [newKey()] },
  cookies: { keys: [randomBytes(32).toString('base64url')] },
  ttl: {
    AuthorizationCode: 60,
    IdToken: 300,
    AccessToken: 300,
    Interaction: 600,
    Session: 3600,
    Grant: 3600,
  },
  findAccount(_context, subject) {
    const user = users().find((user) => user.subject === subject);
    return (
      user && { accountId: subject, claims: () => ({ sub: subject, name: user.name, groups: user.groups }) }
    );
  },
  // Whoever is here agrees to the site that is here.
  async loadExistingGrant({ oidc }) {
    const { client, session, provider } = oidc;
    if (!client || !session?.accountId) return undefined;
    const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});

function newKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'local' };
}

/** Shows the sample users, and takes the one who was chosen. */
async function choose(
  provider: Provider,
  users: SampleUser[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await provider.interactionDetails(request, response);
    const [path = '', chosen] = request.url?.split('?user=') ?? [];
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.setHeader('content-security-policy', choicePolicy);
      response.end(String(await choicePage(path, users)));
      return;
    }
    const user = users.find(({ subject }) => subject === chosen);
    await provider.interactionFinished(
      request,
      response,
      user ? { login: { accountId: user.subject } } : { error: 'access_denied' },
    );
  } catch {
    response.statusCode = 400;
    response.end('This sign-in is over. Go back to the site and begin again.\n');
  }
}
