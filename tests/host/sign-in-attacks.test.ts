import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sessionCookieName } from '../../functions/host/session-cookie.ts';
import { signInCookieName } from '../../functions/host/sign-in-cookie.ts';
import { createTokens } from '../../shared/comments/tokens.ts';
import type { HostBrowser } from '../support/host.ts';
import { atProvider, begin, createSignInTest, type SignInTest, signIn } from '../support/sign-in.ts';

let test: SignInTest;
beforeAll(async () => {
  test = await createSignInTest();
});
afterAll(() => test.login.close());

const tokens = createTokens(['a secret for tests only']);

/** What a browser keeps while it is at the provider. */
function keptIn(browser: HostBrowser): string[] {
  const token = tokens.read('sign-in', browser.cookies.get(signInCookieName), test.clock.now);
  return token.state === 'valid' ? token.subject.split(' ') : [];
}
function keep(browser: HostBrowser, kept: string[]): void {
  browser.cookies.set(signInCookieName, tokens.make('sign-in', kept.join(' '), test.clock.now));
}

/** True when what came back opened nothing. */
async function isRefused(browser: HostBrowser, path: string): Promise<boolean> {
  const { status } = await browser.get(path);
  return (
    status === 400 && !browser.cookies.has(sessionCookieName) && (await browser.get('/host')).status === 401
  );
}

describe('what comes back from the provider is refused', () => {
  it('when its code was used before, in the same browser or in one with all its cookies', async () => {
    const browser = test.stranger();
    const back = await atProvider(await begin(browser), 'u-host');
    const copy = test.stranger();
    copy.cookies.set(signInCookieName, browser.cookies.get(signInCookieName) ?? '');
    expect((await browser.get(back)).status).toBe(303);
    expect(await isRefused(copy, back)).toBe(true);
    expect((await browser.get(back)).status).toBe(400);
  });

  it('when its state is another, of another sign-in, or none', async () => {
    const browser = test.stranger();
    for (const change of [
      (query: URLSearchParams) => query.set('state', 'A'.repeat(43)),
      (query: URLSearchParams) => query.delete('state'),
      (query: URLSearchParams) => query.append('state', query.get('state') ?? ''),
    ]) {
      const back = new URL(await atProvider(await begin(browser), 'u-host'), 'https://example.org');
      change(back.searchParams);
      expect(await isRefused(browser, back.pathname + back.search)).toBe(true);
    }
    const other = await atProvider(await begin(test.stranger()), 'u-host');
    await begin(browser);
    expect(await isRefused(browser, other)).toBe(true);
  });

  it('when the ID token holds another nonce', async () => {
    const browser = test.stranger();
    const back = await atProvider(await begin(browser), 'u-host');
    const [state = '', , verifier = '', to = ''] = keptIn(browser);
    keep(browser, [state, 'another-nonce', verifier, to]);
    expect(await isRefused(browser, back)).toBe(true);
  });

  it('when who brings it did not ask for it: the verifier is another', async () => {
    const browser = test.stranger();
    const back = await atProvider(await begin(browser), 'u-host');
    const [state = '', nonce = '', , to = ''] = keptIn(browser);
    keep(browser, [state, nonce, 'v'.repeat(43), to]);
    expect(await isRefused(browser, back)).toBe(true);
  });

  it('in a browser that did not begin it, so that nobody is signed in as somebody else', async () => {
    const back = await atProvider(await begin(test.stranger()), 'u-moderator');
    expect(await isRefused(test.stranger(), back)).toBe(true);
    const victim = await test.signedIn('host');
    expect((await victim.get(back)).status).toBe(400);
    expect(await (await victim.get('/host')).text()).toContain('Hosea Host');
  });

  it('when what the browser kept is forged, of another purpose or ten minutes old', async () => {
    const browser = test.stranger();
    const back = await atProvider(await begin(browser), 'u-host');
    const kept = keptIn(browser).join(' ');
    const { now } = test.clock;
    for (const cookie of [
      createTokens(['another secret, as long']).make('sign-in', kept, now),
      tokens.make('guest', kept, now),
      tokens.make('sign-in', kept, new Date(now.getTime() - 11 * 60_000)),
      tokens.make('sign-in', 'too few', now),
      'nothing.of-the-kind',
    ]) {
      browser.cookies.set(signInCookieName, cookie);
      expect([cookie, await isRefused(browser, back)]).toEqual([cookie, true]);
    }
  });

  it('when it names another issuer, an error, or nothing', async () => {
    const browser = test.stranger();
    const back = new URL(await atProvider(await begin(browser), 'u-host'), 'https://example.org');
    back.searchParams.set('iss', 'https://login.elsewhere.example');
    expect(await isRefused(browser, back.pathname + back.search)).toBe(true);
    await begin(browser);
    const [state] = keptIn(browser);
    expect(await isRefused(browser, `/host/signed-in?error=access_denied&state=${state}`)).toBe(true);
    await begin(browser);
    expect(await isRefused(browser, '/host/signed-in')).toBe(true);
  });

  it('with a page that says what to do, and none of what went wrong inside', async () => {
    const response = await test.stranger().get('/host/signed-in?code=a&state=b');
    const page = await response.text();
    expect(page).toContain('not started in this browser');
    expect(page).not.toMatch(/state|nonce|verifier|stack/i);
  });
});

describe('the way back', () => {
  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/host/..//elsewhere.example',
    '/host//elsewhere.example',
    '/host/../api/comments/export',
    '/host/./sessions',
    '/host@elsewhere.example',
    '/hostile',
    '/host/\r\nset-cookie: host=1',
    '/host#//elsewhere.example',
    'javascript:alert(1)',
    '/api/comments/erase',
    `/host/${'a'.repeat(300)}`,
  ])('is a page of the console, not %j', async (to) => {
    const response = await signIn(test.stranger(), 'u-host', to);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/host']);
    const again = await (await test.signedIn('host')).get(`/host/sign-in?to=${encodeURIComponent(to)}`);
    expect([again.status, again.headers.get('location')]).toEqual([303, '/host']);
  });

  it('is looked at again when the browser is back', async () => {
    const browser = test.stranger();
    const back = await atProvider(await begin(browser), 'u-host');
    keep(browser, [...keptIn(browser).slice(0, 3), 'https://elsewhere.example/']);
    expect((await browser.get(back)).headers.get('location')).toBe('/host');
  });

  it('keeps a query of the console', async () => {
    for (const to of ['/host/queue?state=spam&show=my-show', `/host/queue?cursor=${'a'.repeat(160)}`]) {
      expect((await signIn(test.stranger(), 'u-host', to)).headers.get('location')).toBe(to);
    }
  });
});

describe('a session', () => {
  it('is never one that the browser brought along', async () => {
    const attacker = test.stranger();
    await signIn(attacker, 'u-moderator');
    const planted = attacker.cookies.get(sessionCookieName) ?? '';
    const victim = test.stranger();
    const back = await atProvider(await begin(victim), 'u-host');
    victim.cookies.set(sessionCookieName, planted);
    await victim.get(back);
    expect(victim.cookies.get(sessionCookieName)).not.toBe(planted);
    expect(await (await victim.get('/host')).text()).toContain('Hosea Host');
    // What was planted opens nothing any more, neither the victim's nor the attacker's own.
    expect((await attacker.get('/host')).status).toBe(401);
  });

  it('cannot be named by whoever likes a name', async () => {
    const chosen = `${'A'.repeat(22)}.${'B'.repeat(16)}.${'C'.repeat(43)}`;
    const victim = test.stranger();
    victim.cookies.set(sessionCookieName, chosen);
    await signIn(victim, 'u-host');
    expect(victim.cookies.get(sessionCookieName)).not.toBe(chosen);
    const attacker = test.stranger();
    attacker.cookies.set(sessionCookieName, chosen);
    expect((await attacker.get('/host')).status).toBe(401);
  });

  it('has the role that the provider gives at the next sign-in, and none when it gives none', async () => {
    const someone = {
      subject: 'u-changing',
      name: 'Casey Changing',
      groups: ['host' as 'host' | 'moderator'],
    };
    test.users.push(someone);
    const browser = test.stranger();
    await signIn(browser, 'u-changing');
    expect(await (await browser.get('/host')).text()).toContain('as a host');
    someone.groups = ['moderator'];
    await browser.post('/host/sign-out', {}, { formToken: await formTokenOf(browser) });
    await signIn(browser, 'u-changing');
    expect(await (await browser.get('/host')).text()).toContain('as a moderator');
    someone.groups = [];
    await browser.post('/host/sign-out', {}, { formToken: await formTokenOf(browser) });
    expect((await signIn(browser, 'u-changing')).status).toBe(403);
    expect((await browser.get('/host')).status).toBe(401);
  });

  it('shows a name as text', async () => {
    test.users.push({ subject: 'u-tag', name: '<script>alert(1)</script>CONSOLE-CONTENT', groups: ['host'] });
    const browser = test.stranger();
    await signIn(browser, 'u-tag');
    const page = await (await browser.get('/host')).text();
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;CONSOLE-CONTENT');
    expect(page).not.toContain('<script>alert');
  });
});

describe('a provider that does not answer', () => {
  it('is no failure of the site, and says nothing of itself', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    const lost = await createSignInTest();
    await lost.login.close();
    const response = await lost.stranger().get('/host/sign-in');
    expect(response.status).toBe(503);
    expect(await response.text()).toContain('not possible just now');
    said.mockRestore();
  });
});

const formTokenOf = async (browser: HostBrowser): Promise<string> =>
  (await (await browser.get('/host')).text()).match(/name="form-token" value="([^"]+)"/)?.[1] ?? '';
