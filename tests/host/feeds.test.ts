import { beforeEach, describe, expect, it } from 'vitest';
import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { confirmMove } from '../../shared/sync/feed-move.ts';
import { createDiscussionTest } from '../support/discussion.ts';
import { feedOf, item, syncToolsOf } from '../support/feeds.ts';
import { createHostTest, type HostBrowser, type HostTest } from '../support/host.ts';

const configured = 'https://example.org/feed.xml';
const elsewhere = 'https://elsewhere.example/rss';
const older = ['one', 'two'].map((guid) =>
  item({ guid, title: guid === 'one' ? 'The harbour' : 'The lighthouse' }),
);
const newer = item({ guid: 'three', title: 'The ferry', date: new Date('2026-11-23T10:00:00Z') });

let test: HostTest;
let host: HostBrowser;
beforeEach(async () => {
  test = await createHostTest();
  host = await test.signedIn('host');
  test.feeds.set(configured, feedOf([...older, newer]));
});

const feedPage = async (browser = host) => (await browser.get('/host/feeds/my-show')).text();
const latest = async () => (await test.reader.latest({ limit: 10 })).items.map(({ title }) => title);

describe('The state of a feed', () => {
  it('says how each feed is, and each problem with what to do about it', async () => {
    test.feeds.set(configured, feedOf([...older, item({ guid: 'mute', title: 'No sound', audio: '' })]));
    await host.post('/host/feeds/my-show/check');
    expect(await (await host.get('/host/feeds')).text()).toContain('1 problem');
    const page = await feedPage();
    expect(page).toContain('No sound <span>item 3</span>');
    expect(page).toContain('Set aside.');
    expect(page).toContain('Add the audio file to this item');
  });

  it('says why a feed cannot be read, and that nothing is lost', async () => {
    test.feeds.delete(configured);
    await host.post('/host/feeds/my-show/check');
    expect(await (await host.get('/host/feeds')).text()).toContain('Cannot be read');
    const page = await feedPage();
    expect(page).toContain('Its server does not answer.');
    expect(page).toContain('Look whether the address opens in a browser');
    expect(await latest()).toContain('The harbour');
  });

  it('shows what a feed says as text, whatever it says', async () => {
    test.feeds.set(
      configured,
      feedOf([item({ guid: 'x', title: '<img src=x onerror=alert(1)>', audio: '' })]),
    );
    await host.post('/host/feeds/my-show/check');
    expect(await feedPage()).not.toContain('<img');
  });
});

describe('Reading a feed now', () => {
  it('brings its news, and says what came of it and who asked', async () => {
    const answer = await (await test.signedIn('moderator')).post('/host/feeds/my-show/check');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/host/feeds/my-show#check');
    expect(await latest()).toContain('The ferry');
    const page = await feedPage();
    expect(page).toMatch(/1 new, \d changed\./);
    expect(page).toContain('Asked for by Moira Moderator');
  });

  it('is done once, however often it is asked for while it is under way', async () => {
    let started = 0;
    test.parts.feeds.check = async () => {
      started += 1;
    };
    await host.post('/host/feeds/my-show/check');
    await host.post('/host/feeds/my-show/check');
    expect(started).toBe(1);
    const page = await host.get('/host/feeds/my-show');
    expect(page.headers.get('refresh')).toMatch(/^2; url=\/host\/feeds\/my-show\?at=\d+#check$/);
    expect(await page.text()).toContain('Being read, asked for by Hosea Host');
    test.later(12 * 60);
    await host.post('/host/feeds/my-show/check');
    expect(started).toBe(2);
  });

  it('that could not be started does not seem to be under way', async () => {
    test.parts.feeds.check = async () => {
      throw new Error('no right');
    };
    expect((await host.post('/host/feeds/my-show/check')).status).toBe(500);
    expect(await feedPage()).toContain('could not be started');
  });
});

describe('Reading a feed at another address', () => {
  it('can be looked at before anything is done', async () => {
    test.feeds.set(elsewhere, feedOf([older[0] ?? '', newer]));
    const before = await test.dump();
    const answer = await host.post('/host/feeds/my-show/preview', { address: elsewhere });
    const page = await answer.text();
    expect(page).toContain('It holds episodes that are known here');
    expect(page).toMatch(/New episodes<\/dt><dd>1</);
    expect(page).toMatch(/Known, but not there<\/dt><dd>2;/);
    expect(page).toContain('<li>The ferry</li>');
    expect((await test.dump()).filter(({ pk }) => !String(pk).startsWith('SESSION'))).toEqual(
      before.filter(({ pk }) => !String(pk).startsWith('SESSION')),
    );
  });

  it('warns when nothing shows that it is the same podcast', async () => {
    test.feeds.set(
      elsewhere,
      feedOf([item({ guid: 'foreign', title: 'Another podcast', host: 'other.example' })]),
    );
    const page = await (await host.post('/host/feeds/my-show/preview', { address: elsewhere })).text();
    expect(page).toContain('Nothing shows that it is the same podcast');
  });

  it('says what is wrong with an address that leads to no feed', async () => {
    const answers = ['https://nobody.example/', 'file:///etc/passwd', '/sample/my-show.xml', 'javascript:1'];
    for (const address of answers) {
      const answer = await host.post('/host/feeds/my-show/preview', { address });
      expect(answer.status, address).toBe(422);
    }
  });

  it('is kept from then on, until it is taken back', async () => {
    test.feeds.set(elsewhere, feedOf([...older, newer]));
    test.feeds.delete(configured);
    await host.post('/host/feeds/my-show/move', { address: elsewhere });
    expect(await latest()).toContain('The ferry');
    expect(await feedPage()).toMatch(new RegExp(`Read at</dt><dd>${elsewhere}<`));
    await host.post('/host/feeds/my-show/move', { address: configured });
    expect(await feedPage()).toMatch(new RegExp(`Read at</dt><dd>${configured}<`));
  });

  it('is taken back to a file of the site itself as well', async () => {
    const discussion = await createDiscussionTest('trusted');
    const shows: typeof discussion.site.shows = [
      { ...discussion.site.shows[0], feed: '/sample/my-show.xml' },
    ];
    const own = await createHostTest({ ...discussion, site: { ...discussion.site, shows } });
    const browser = await own.signedIn('host');
    own.feeds.set(elsewhere, feedOf(older));
    await browser.post('/host/feeds/my-show/move', { address: elsewhere });
    expect(await feedPage(browser)).toMatch(new RegExp(`Read at</dt><dd>${elsewhere}<`));
    const back = await browser.post('/host/feeds/my-show/move', { address: '/sample/my-show.xml' });
    expect(back.status).toBe(303);
    expect(await feedPage(browser)).toContain('Read at</dt><dd>/sample/my-show.xml<');
  });

  it('is kept when the feed was being read at that moment', async () => {
    const [show] = test.site.shows;
    const tools = syncToolsOf(test.table, feedOf([...older, newer]), test.clock.now);
    const report = await syncFeed(jobOfShow(test.site, show), {
      ...tools,
      async fetch(...asked) {
        await confirmMove(test.table, { show: show.slug, from: configured, to: elsewhere });
        return tools.fetch(...asked);
      },
    });
    expect(report.failure?.code).toBe('busy');
    expect(await feedPage()).toMatch(new RegExp(`Read at</dt><dd>${elsewhere}<`));
  });

  it('waits for a host where the feed says that it moved and nothing proves it', async () => {
    const said = feedOf([...older, newer]).replace(
      '<channel>',
      `<channel><itunes:new-feed-url>${elsewhere}</itunes:new-feed-url>`,
    );
    test.feeds.set(configured, said);
    await host.post('/host/feeds/my-show/check');
    expect(await (await host.get('/host/feeds')).text()).toContain('Has it moved?');
    expect(await feedPage()).toContain(`value="${elsewhere}"`);
    test.feeds.set(elsewhere, feedOf([...older, newer]));
    await host.post('/host/feeds/my-show/move', { address: elsewhere });
    expect(await (await host.get('/host/feeds')).text()).not.toContain('Has it moved?');
  });

  it('fails as what it is when the table cannot take it', async () => {
    const { transact } = test.table;
    test.table.transact = async () => {
      throw new Error('The table is away.');
    };
    const answer = await host.post('/host/feeds/my-show/move', { address: elsewhere });
    test.table.transact = transact;
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('The table is away.');
  });
});
