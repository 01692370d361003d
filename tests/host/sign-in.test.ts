import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sessionCookieName } from '../../functions/host/session-cookie.ts';
import { signInCookieName } from '../../functions/host/sign-in-cookie.ts';
import { atProvider, begin, createSignInTest, type SignInTest, signIn } from '../support/sign-in.ts';

let test: SignInTest;
beforeAll(async () => {
  test = await createSignInTest();
});
afterAll(() => test.login.close());

describe('signing in', () => {
  it('leads to the provider with state, nonce and a challenge, and back to what was asked for', async () => {
    const browser = test.stranger();
    const address = await begin(browser, '/host/sessions');
    expect(address.origin).toBe(test.login.settings.issuer);
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      redirect_uri: 'https://example.org/host/signed-in',
      prompt: 'login',
    });
    const response = await browser.get(await atProvider(address, 'u-moderator'));
    expect([response.status, response.headers.get('location')]).toEqual([303, '/host/sessions']);
    const home = await browser.get('/host');
    expect(home.status).toBe(200);
    expect(await home.text()).toContain('Moira Moderator');
  });

  it('keeps cookies from scripts, other sites and plain http', async () => {
    const browser = test.stranger();
    const leaving = await browser.get('/host/sign-in');
    expect(leaving.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        new RegExp(`^${signInCookieName}=[^;]+; Max-Age=600; Path=/; HttpOnly; Secure; SameSite=Lax$`),
      ),
    ]);
    const back = await browser.get(
      await atProvider(new URL(leaving.headers.get('location') ?? ''), 'u-host'),
    );
    expect(back.headers.getSetCookie()).toContainEqual(
      expect.stringMatching(
        new RegExp(`^${sessionCookieName}=[\\w.-]+; Path=/; HttpOnly; Secure; SameSite=Lax$`),
      ),
    );
    expect([...browser.cookies.keys()]).toEqual([sessionCookieName]);
  });

  it('gives the role of the groups, and none to who is in no group', async () => {
    const host = test.stranger();
    await signIn(host, 'u-host');
    expect(await (await host.get('/host')).text()).toContain('as a host');
    const nobody = test.stranger();
    const refused = await signIn(nobody, 'u-nobody');
    expect(refused.status).toBe(403);
    expect(await refused.text()).toContain('Norma Nobody is known');
    expect((await nobody.get('/host')).status).toBe(401);
  });
});
