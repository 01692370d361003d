import { getRequestListener } from '@hono/node-server';
import { beforeEach, describe, expect, it } from 'vitest';
import { createHubApi } from '../../functions/hub/app.ts';
import { keepSubscriptions } from '../../functions/hub/keep.ts';
import { partitionKind } from '../../shared/export/partitions.ts';
import { postForm } from '../../shared/fetch/post.ts';
import { readHubSubscription } from '../../shared/sync/hub-rows.ts';
import { serve } from '../fetch/servers.ts';
import { feedOf, item } from '../support/feeds.ts';
import { createHostTest, type HostBrowser, type HostTest } from '../support/host.ts';
import { smallHub } from './support/small-hub.ts';

const feed = 'https://example.org/feed.xml';
const hour = 3600;
const day = 24 * hour;

let test: HostTest;
let host: HostBrowser;
let site: string;
let hub: Awaited<ReturnType<typeof smallHub>>;
let checks: number;

const items = ['one', 'two'].map((guid) =>
  item({ guid, title: guid === 'one' ? 'The harbour' : 'The lighthouse' }),
);
const publishFeed = (more: string[] = [], links = `<atom:link rel="hub" href="${hub.address}"/>`) =>
  test.feeds.set(feed, feedOf([...items, ...more], links));
const post = (address: string, fields: Record<string, string>) =>
  postForm(address, fields, { allowLoopback: true });
/** What the schedule starts once an hour. */
const keep = async () => {
  const { site: configured, table, parts } = test;
  return keepSubscriptions({ site: configured, table, address: site, post, now: parts.now });
};
const subscription = async () => (await readHubSubscription(test.table, 'my-show')) ?? expect.unreachable();
const page = async () => (await host.get('/host/feeds/my-show')).text();
const latest = async () => (await test.reader.latest({ limit: 10 })).items.map(({ title }) => title);

beforeEach(async () => {
  test = await createHostTest();
  host = await test.signedIn('host');
  hub = await smallHub();
  checks = 0;
  const feeds = {
    check: (show: string) => {
      checks += 1;
      return test.parts.feeds.check(show);
    },
  };
  const api = createHubApi({ site: test.site, table: test.table, feeds, now: test.parts.now });
  site = await serve(getRequestListener(api.fetch));
  publishFeed();
  await test.parts.feeds.check('my-show');
});

describe('A feed that names a hub', () => {
  it('is asked for there once, and read as soon as the hub tells of news', async () => {
    expect(await page()).toContain('its hub is asked within the hour');
    expect(await keep()).toEqual([{ show: 'my-show', outcome: 'asked' }]);
    expect(hub.wishes).toMatchObject([
      { 'hub.mode': 'subscribe', 'hub.topic': feed, 'hub.lease_seconds': '864000' },
    ]);
    expect(hub.subscriptions).toHaveLength(1);
    expect(await keep()).toEqual([{ show: 'my-show', outcome: 'kept' }]);

    publishFeed([item({ guid: 'three', title: 'The ferry', date: new Date('2026-11-23T10:00:00Z') })]);
    expect(await hub.publish()).toEqual([202]);
    expect(await latest()).toContain('The ferry');
    const said = await page();
    expect(said).toContain(hub.address);
    expect(said).toContain('by its hub, last just now; until 4 Dec 2026');
    expect(said).toContain('Asked for by its hub');
  });

  it('takes news from the feed alone, whatever was sent', async () => {
    await keep();
    await hub.publish({ body: feedOf([item({ guid: 'false', title: 'Made up by somebody' })]) });
    expect(checks).toBe(1);
    expect(await latest()).not.toContain('Made up by somebody');
  });

  it('is known to the hub by the name that it gives itself, or that its server gives it', async () => {
    const links = `<atom:link rel="hub" href="${hub.address}"/><atom:link rel="self" href="https://example.org/podcast"/>`;
    publishFeed([], links);
    await test.parts.feeds.check('my-show');
    await keep();
    expect(hub.wishes).toMatchObject([{ 'hub.topic': 'https://example.org/podcast' }]);
  });

  it('is asked for anew when it names another hub, and forgotten when it names none', async () => {
    await keep();
    const before = await subscription();
    const other = await smallHub();
    publishFeed([], `<atom:link rel="hub" href="${other.address}"/>`);
    await test.parts.feeds.check('my-show');
    expect(await keep()).toEqual([{ show: 'my-show', outcome: 'asked' }]);
    expect(other.subscriptions).toHaveLength(1);
    expect((await subscription()).token).not.toBe(before.token);
    expect(await hub.publish()).toEqual([404]);
    publishFeed([], '');
    await test.parts.feeds.check('my-show');
    expect(await keep()).toEqual([{ show: 'my-show', outcome: 'none' }]);
    expect(await readHubSubscription(test.table, 'my-show')).toBeUndefined();
    expect(await page()).toContain('the feed names no hub');
  });

  it('is only read at its times where hubs cannot reach the site', async () => {
    const local = await createHostTest();
    local.parts.isReachable = false;
    const { createHost } = await import('../../functions/host/app.ts');
    const { hostEndpoints } = await import('../../functions/host/endpoints.ts');
    local.feeds.set(feed, feedOf(items, `<atom:link rel="hub" href="${hub.address}"/>`));
    await local.parts.feeds.check('my-show');
    const app = createHost(local.parts, hostEndpoints(local.parts));
    const { cookies } = await local.signedIn('host');
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const said = await app.request('/host/feeds/my-show', { headers: { cookie, accept: 'text/html' } });
    expect(await said.text()).toContain('hubs cannot reach this site, which has no public address');
  });
});

describe('A subscription', () => {
  it('is renewed before it ends, at the same address', async () => {
    await keep();
    const { token, until } = await subscription();
    test.later(6 * day);
    expect(await keep()).toEqual([{ show: 'my-show', outcome: 'kept' }]);
    test.later(day);
    expect(await keep()).toEqual([{ show: 'my-show', outcome: 'asked' }]);
    const renewed = await subscription();
    expect(renewed.token).toBe(token);
    expect(renewed.until?.localeCompare(until ?? '')).toBe(1);
    expect(hub.subscriptions).toHaveLength(1);
  });

  it('lasts no longer than a month, whatever the hub says', async () => {
    hub = await smallHub({ leaseSeconds: 999_999_999 });
    publishFeed();
    await test.parts.feeds.check('my-show');
    await keep();
    expect((await subscription()).until).toBe(
      new Date(test.clock.now.getTime() + 30 * day * 1000).toISOString(),
    );
  });

  it('lasts as long as was asked for where the hub says nothing of that', async () => {
    await keep();
    test.later(day);
    const { callback = '' } = hub.subscriptions[0] ?? {};
    const asked = { 'hub.mode': 'subscribe', 'hub.topic': feed, 'hub.challenge': 'an old hub' };
    expect(await (await hub.ask(callback, asked)).text()).toBe('an old hub');
    expect((await subscription()).until).toBe(
      new Date(test.clock.now.getTime() + 10 * day * 1000).toISOString(),
    );
  });

  it('that the hub does not grant is asked for again, ever less often, and the console says why', async () => {
    hub.hub.status = 503;
    expect(await keep()).toEqual([{ show: 'my-show', outcome: 'failed' }]);
    expect(await page()).toContain('The hub answered 503 when it was asked.');
    const outcomes: string[] = [];
    for (let hours = 0; hours < 72; hours += 1) {
      test.later(hour);
      outcomes.push((await keep())[0]?.outcome ?? '');
    }
    expect(outcomes.filter((outcome) => outcome === 'failed')).toHaveLength(6);
    hub.hub.status = 202;
    test.later(day);
    await keep();
    host = await test.signedIn('host');
    expect(await page()).toContain('by its hub, nothing yet');
  });

  it('is never asked for at an address of a private network', async () => {
    const { site: configured, table, parts } = test;
    const guarded = { site: configured, table, address: site, post: postForm, now: parts.now };
    expect(await keepSubscriptions(guarded)).toEqual([{ show: 'my-show', outcome: 'failed' }]);
    expect(hub.wishes).toEqual([]);
    expect((await subscription()).trouble).toBeDefined();
  });

  it('stays where it was made: an export leaves it out', async () => {
    await keep();
    const row = (await test.dump()).find(({ secret }) => secret !== undefined);
    expect(partitionKind(String(row?.pk))).toBe('left');
  });
});

describe('What somebody else sends to the address of a hub', () => {
  const question = (more: Record<string, string> = {}) => ({
    'hub.mode': 'subscribe',
    'hub.topic': feed,
    'hub.challenge': 'said-by-somebody',
    'hub.lease_seconds': '1000',
    ...more,
  });
  const callback = () => hub.subscriptions[0]?.callback ?? '';

  it('is not confirmed for another feed, for an end, without a challenge, or when it was never asked for', async () => {
    await keep();
    const before = await test.dump();
    for (const [address, asked] of [
      [callback(), question({ 'hub.topic': 'https://elsewhere.example/feed' })],
      [callback(), question({ 'hub.mode': 'unsubscribe' })],
      [callback(), question({ 'hub.challenge': '' })],
      [callback(), question({ 'hub.challenge': 'x'.repeat(1001) })],
      [callback(), question({ 'hub.lease_seconds': '-1' })],
      [`${callback().slice(0, -1)}!`, question()],
      [callback().replace('my-show', 'other-show'), question()],
    ] as const) {
      const answer = await hub.ask(address, asked);
      expect(answer.status, JSON.stringify(asked)).toBe(404);
      expect(await answer.text()).not.toContain('said-by-somebody');
    }
    test.later(2 * day);
    expect((await hub.ask(callback(), question())).status, 'long ago').toBe(404);
    expect(await test.dump()).toEqual(before);
  });

  it('is answered as words and never kept, so that no browser takes it for a page', async () => {
    await keep();
    const answer = await hub.ask(callback(), question({ 'hub.challenge': '<script>alert(1)</script>' }));
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['signed with another secret', { secret: 'guessed' }, 'something else than was agreed on'],
    ['signed by a method that nobody knows', { method: 'md5' }, 'something else than was agreed on'],
  ])('is not listened to when it is %s, and said so once', async (_, signing, trouble) => {
    await keep();
    for (let time = 0; time < 3; time += 1) expect(await hub.publish(signing)).toEqual([202]);
    expect(checks).toBe(0);
    expect(await page()).toContain(trouble);
    expect((await subscription()).rev).toBe(3);
  });

  it('is not listened to without a signature', async () => {
    await keep();
    expect((await fetch(callback(), { method: 'POST', body: '<rss/>' })).status).toBe(202);
    expect(checks).toBe(0);
    expect(await page()).toContain('was not signed');
  });

  it.each(['sha1', 'sha256', 'sha384', 'sha512'])(
    'is listened to when it is signed by %s',
    async (method) => {
      await keep();
      await hub.publish({ method });
      expect(checks).toBe(1);
    },
  );

  it('has the feed read once a minute at most, however often it is sent again', async () => {
    await keep();
    for (let time = 0; time < 30; time += 1) {
      expect(await hub.publish()).toEqual([202]);
      test.later(2);
    }
    expect(checks).toBe(1);
    test.later(1);
    await hub.publish();
    expect(checks).toBe(2);
  });

  it('is not taken when it is longer than any feed', async () => {
    await keep();
    expect(await hub.publish({ body: 'x'.repeat(4 * 1024 * 1024 + 1) })).toEqual([413]);
    expect(checks).toBe(0);
  });

  it('is a problem in a form that it does not know', async () => {
    await keep();
    const answer = await fetch(callback(), { method: 'PUT', body: 'x' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  it('tells of a refusal only for the feed that was asked for', async () => {
    await keep();
    const denied = { 'hub.mode': 'denied', 'hub.reason': 'Too <many>\n subscribers' };
    await hub.ask(callback(), question({ ...denied, 'hub.topic': 'https://elsewhere.example/' }));
    expect(await page()).not.toContain('The hub refused');
    expect((await hub.ask(callback(), question(denied))).status).toBe(204);
    expect(await page()).toContain('The hub refused: Too &lt;many&gt; subscribers');
  });
});
