import { beforeEach, describe, expect, it } from 'vitest';
import { sessionCookieName } from '../../functions/host/session-cookie.ts';
import { createHostTest, HostBrowser, type HostTest } from '../support/host.ts';

let test: HostTest;
beforeEach(async () => {
  test = await createHostTest();
});

const minutes = (count: number) => test.later(count * 60);
const tokenOf = (browser: HostBrowser) => browser.cookies.get(sessionCookieName) ?? '';
const copyOf = (browser: HostBrowser) =>
  new HostBrowser(test.app, Object.fromEntries(browser.cookies), browser.session);
const opens = async (browser: HostBrowser) => (await browser.get('/host')).status === 200;

describe('a session of the console', () => {
  it('ends half an hour after its last use', async () => {
    const browser = await test.signedIn('host');
    minutes(29);
    expect(await opens(browser)).toBe(true);
    minutes(29);
    expect(await opens(browser)).toBe(true);
    minutes(30);
    expect(await opens(browser)).toBe(false);
    expect(browser.cookies.has(sessionCookieName)).toBe(false);
  });

  it('ends eight hours after it began, however much it is used', async () => {
    const browser = await test.signedIn('host');
    for (let past = 0; past < 8 * 60 - 10; past += 10) {
      expect([past, await opens(browser)]).toEqual([past, true]);
      minutes(10);
    }
    expect(await opens(browser)).toBe(true);
    minutes(10);
    expect(await opens(browser)).toBe(false);
  });

  it('leaves only digests in the table', async () => {
    const browser = await test.signedIn('host');
    const rows = JSON.stringify(await test.dump());
    expect(rows).toContain(browser.session?.id);
    expect(rows).not.toContain(tokenOf(browser));
    expect(rows).not.toContain(tokenOf(browser).split('.')[2]);
  });

  it('is not opened by a token that is nearly right', async () => {
    const browser = await test.signedIn('host');
    const [owner, id, secret = ''] = tokenOf(browser).split('.');
    const other = tokenOf(await test.signedIn('host')).split('.');
    for (const token of [
      `${owner}.${id}.${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`,
      `${owner}.${id}.${other[2]}`,
      `${owner}.${other[1]}.${secret}`,
      `${owner}.${id}`,
      `${owner}.${id}.`,
      `${owner}.${id}.${secret}.${secret}`,
      `SESSIONS#${owner}.${id}.${secret}`,
      'x'.repeat(4000),
    ]) {
      const thief = new HostBrowser(test.app, { [sessionCookieName]: token });
      expect([token, await opens(thief)]).toEqual([token, false]);
    }
    expect(await opens(browser)).toBe(true);
  });

  it('costs one read a request, and a write a minute at most', async () => {
    const browser = await test.signedIn('host');
    // A page that reads nothing by itself.
    const path = '/host/signed-out';
    await browser.get(path);
    const before = { ...test.cost };
    for (let request = 0; request < 5; request += 1) await browser.get(path);
    expect(test.cost).toMatchObject({ requests: before.requests + 5, writes: before.writes });
    minutes(1);
    for (let request = 0; request < 5; request += 1) await browser.get(path);
    expect(test.cost.writes).toBe(before.writes + 1);
  });
});

describe('the token of a session', () => {
  it('is replaced after a quarter of an hour, and taken for a minute more', async () => {
    const browser = await test.signedIn('host');
    const first = tokenOf(browser);
    minutes(15);
    const beside = copyOf(browser);
    expect(await opens(browser)).toBe(true);
    expect(tokenOf(browser)).not.toBe(first);
    expect(await opens(beside)).toBe(true);
    expect(await opens(browser)).toBe(true);
    test.later(59);
    expect(await opens(beside)).toBe(true);
    expect(tokenOf(beside)).toBe(first);
  });

  it('is replaced once, whatever comes at the same moment', async () => {
    const browser = await test.signedIn('host');
    minutes(15);
    const all = Array.from({ length: 6 }, () => copyOf(browser));
    const opened = await Promise.all(all.map(opens));
    expect(opened).toEqual(all.map(() => true));
    expect(new Set(all.map(tokenOf)).size).toBe(2);
  });

  it('that is used long after its successor ends the session: somebody has a copy', async () => {
    const browser = await test.signedIn('host');
    const thief = copyOf(browser);
    minutes(15);
    await opens(browser);
    await opens(browser);
    minutes(2);
    expect(await opens(thief)).toBe(false);
    expect(await opens(browser)).toBe(false);
  });

  it('that never reached the browser is replaced again, so that a lost answer signs nobody out', async () => {
    const browser = await test.signedIn('host');
    minutes(15);
    await opens(copyOf(browser));
    minutes(5);
    expect(await opens(browser)).toBe(true);
    minutes(5);
    expect(await opens(browser)).toBe(true);
  });
});

describe('signing out', () => {
  it('ends the session for every copy of its cookie', async () => {
    const browser = await test.signedIn('host');
    const thief = copyOf(browser);
    const response = await browser.post('/host/sign-out');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/host/signed-out']);
    expect(browser.cookies.size).toBe(0);
    expect(await opens(thief)).toBe(false);
    expect((await thief.post('/host/sign-out-everywhere')).status).toBe(401);
  });

  it('everywhere ends all sessions of one person, and no others', async () => {
    const phone = await test.signedIn('moderator');
    const desk = await test.signedIn('moderator');
    const other = await test.signedIn('moderator', 'somebody-else');
    expect((await phone.post('/host/sign-out-everywhere')).status).toBe(303);
    expect([await opens(phone), await opens(desk), await opens(other)]).toEqual([false, false, true]);
  });

  it('of what is no session ends nothing, and fails nowhere', async () => {
    const browser = await test.signedIn('moderator');
    for (const id of ['x'.repeat(1100), '..%2f..%2fSESSION', '%00']) {
      expect([id, (await browser.post(`/host/sessions/${id}/end`)).status]).toEqual([id, 303]);
    }
    expect(await opens(browser)).toBe(true);
  });

  it('can be done for another browser of one’s own, not for somebody else’s', async () => {
    const phone = await test.signedIn('moderator');
    const desk = await test.signedIn('moderator');
    const other = await test.signedIn('host', 'somebody-else');
    const list = await (await desk.get('/host/sessions')).text();
    expect(list).toContain('Firefox on Linux');
    expect(list).toContain(`/host/sessions/${phone.session?.id}/end`);
    expect(list).not.toContain(other.session?.id);
    await desk.post(`/host/sessions/${other.session?.id}/end`);
    await desk.post(`/host/sessions/${phone.session?.id}/end`);
    expect([await opens(phone), await opens(desk), await opens(other)]).toEqual([false, true, true]);
  });
});

describe('a request that changes something', () => {
  it('needs the form token of its own session', async () => {
    const browser = await test.signedIn('host');
    const sameHost = await test.signedIn('host');
    const right = browser.session?.formToken ?? '';
    for (const formToken of ['', 'guess', right.slice(1), `${right}A`, sameHost.session?.formToken ?? '']) {
      expect([formToken, (await browser.post('/host/sign-out', {}, { formToken })).status]).toEqual([
        formToken,
        403,
      ]);
      expect([formToken, (await browser.send('POST', '/host/sign-out', {}, { formToken })).status]).toEqual([
        formToken,
        403,
      ]);
    }
    expect(await opens(browser)).toBe(true);
    expect((await browser.send('POST', '/host/sign-out')).status).toBe(204);
  });

  it('takes the token from nowhere that another site can write to', async () => {
    const browser = await test.signedIn('host');
    const formToken = browser.session?.formToken ?? '';
    const body = `form-token=${formToken}`;
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/json']) {
      const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin' };
      const response = await browser.request(`/host/sign-out?${body}`, { method: 'POST', headers, body });
      expect([type, response.status]).toEqual([type, 403]);
    }
    expect(await opens(browser)).toBe(true);
  });

  it('comes from this site alone', async () => {
    const browser = await test.signedIn('host');
    const elsewhere: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'cross-site', origin: 'https://example.org' },
    ];
    for (const headers of elsewhere) {
      expect([headers, (await browser.post('/host/sign-out', {}, { headers })).status]).toEqual([
        headers,
        403,
      ]);
    }
    const old = async (origin?: string) => {
      const body = new URLSearchParams({ 'form-token': browser.session?.formToken ?? '' });
      const headers = { accept: 'text/html', ...(origin && { origin }) };
      return (await browser.request('/host/sign-out', { method: 'POST', headers, body })).status;
    };
    expect(await old()).toBe(403);
    expect(await old('https://elsewhere.example')).toBe(403);
    expect(await old('null')).toBe(403);
    expect(await opens(browser)).toBe(true);
    expect(await old('https://example.org')).toBe(303);
  });

  it('is bounded in length', async () => {
    const browser = await test.signedIn('host');
    expect((await browser.post('/host/sign-out', { more: 'x'.repeat(300_000) })).status).toBe(413);
  });
});
