import { beforeEach, describe, expect, it } from 'vitest';
import { createCountsApi } from '../../functions/counts/app.ts';
import { runNightly } from '../../functions/nightly/run.ts';
import { searchTerm } from '../../shared/insight/count.ts';
import { readInsight } from '../../shared/insight/read.ts';
import { postOf, somebody } from '../support/discussion.ts';
import { createHostTest, type HostTest } from '../support/host.ts';

let test: HostTest;
let api: ReturnType<typeof createCountsApi>;
beforeEach(async () => {
  test = await createHostTest();
  api = createCountsApi({ table: test.table, origin: 'https://example.org', now: () => test.clock.now });
});

const episodeId = () => test.thread.replace('episode-', '');
const send = async (body: unknown, headers: Record<string, string> = {}) =>
  (
    await api.request('/api/counts', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  ).status;
const today = async () => (await readInsight(test.table, test.clock.now)).days.at(-1);
const nextNight = async () => {
  test.later(24 * 3600);
  await runNightly({ table: test.table, now: () => test.clock.now });
};

describe('Counting', () => {
  it('adds what was done to the totals of its day, with nothing of who did it', async () => {
    const cookie = { cookie: 'guest=somebody', 'user-agent': 'A browser', 'x-forwarded-for': '203.0.113.9' };
    expect(await send({ kind: 'play', of: episodeId() }, cookie)).toBe(204);
    expect(await send({ kind: 'search', of: 'harbour toll' }, cookie)).toBe(204);
    expect(await today()).toEqual({ day: '2026-11-24', play: 1, article: 0, search: 1, comment: 0 });
    const rows = JSON.stringify((await test.dump()).filter(({ pk }) => /^(DAYS|COUNTS)/.test(String(pk))));
    expect(rows).not.toMatch(/somebody|browser|203\.0/);
  });

  it('counts exactly what comes at once', async () => {
    const all = Array.from({ length: 40 }, () => send({ kind: 'play', of: episodeId() }));
    expect(new Set(await Promise.all(all))).toEqual(new Set([204]));
    expect((await today())?.play).toBe(40);
  });

  it('takes nothing that is not there, and nothing that it does not know', async () => {
    expect(await send({ kind: 'play', of: 'aaaaaaaaaa' })).toBe(404);
    expect(await send({ kind: 'visit', of: 'x' })).toBe(400);
    expect(await send({ kind: 'search', of: 'x'.repeat(300) })).toBe(400);
    expect(await send('{')).toBe(400);
    expect(await send('x'.repeat(5000))).toBe(413);
    expect(await send({ kind: 'search', of: 'harbour' }, { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect((await api.request('/api/counts')).status).toBe(405);
    expect(await today()).toMatchObject({ play: 0, search: 0 });
  });

  it('keeps no words that look like somebody’s address or number', () => {
    const typed = ['Moira@example.org', 'call 5551234567', 'https://example.org/x', 'a', '\u202eevil words'];
    expect(typed.map(searchTerm)).toEqual(typed.map(() => undefined));
    expect(searchTerm('  Harbour   TOLL ')).toBe('harbour toll');
  });
});

describe('Insight', () => {
  it('shows what was most frequent on the days that are over', async () => {
    for (let at = 0; at < 3; at += 1) await send({ kind: 'search', of: 'Harbour' });
    await send({ kind: 'search', of: 'once' });
    await send({ kind: 'play', of: episodeId() });
    await test.discussions.post(postOf(test.thread, 'A long harbour.'), somebody());
    await nextNight();
    const page = await (await (await test.signedIn('moderator')).get('/host/insight')).text();
    expect(page).toContain('<a href="/search?q=harbour">harbour</a> <b>3</b>');
    expect(page).not.toContain('>once<');
    expect(page).toMatch(/The harbour<\/a> <b>1<\/b>/);
    expect(page).toMatch(/Plays started <b>1<\/b>/);
  });

  it('counts a night twice and says the same', async () => {
    await send({ kind: 'play', of: episodeId() });
    await nextNight();
    const once = await readInsight(test.table, test.clock.now);
    await runNightly({ table: test.table, now: () => test.clock.now });
    expect(await readInsight(test.table, test.clock.now)).toEqual(once);
  });

  it('costs one read of the table, however much is done', async () => {
    for (let at = 0; at < 60; at += 1)
      await send({ kind: 'search', of: `harbour number ${'abcdefghij'[at % 10]}${'klmnop'[at % 6]}` });
    await nextNight();
    test.cost.requests = 0;
    await readInsight(test.table, test.clock.now);
    expect(test.cost.requests).toBe(1);
  });

  it('shows words that people searched for as text', async () => {
    for (let at = 0; at < 3; at += 1) await send({ kind: 'search', of: '<script>alert(1)</script>' });
    await nextNight();
    const page = await (await (await test.signedIn('host')).get('/host/insight')).text();
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;');
  });
});
