import { describe, expect, it, vi } from 'vitest';
import { type ArticleFeedTools, syncArticleFeeds } from '../../functions/sync/article-feeds.ts';
import { type ArticlePagesTools, syncArticlePages } from '../../functions/sync/article-pages.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { syncFeeds } from '../../functions/sync/run.ts';
import { readArticleFeed } from '../../shared/articles/read-feed.ts';
import { FeedError } from '../../shared/problem.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import { createTestTable, testReader } from '../support/table.ts';

const site = {
  ...testSite,
  outlets: [{ slug: 'gazette', name: 'The Gazette', hosts: ['gazette.test'], boilerplate: [] }],
  articleFeeds: [{ outlet: 'gazette', feed: 'https://gazette.test/feed', author: 'A Host' }],
};
const now = new Date('2026-11-24T12:00:00Z');
const entry = (path: string, title: string, author: string) => `<item>
  <title>${title}</title><link>https://gazette.test/2026/${path}?utm_source=rss</link>
  <dc:creator><![CDATA[${author}]]></dc:creator><pubDate>Mon, 02 Nov 2026 10:00:00 GMT</pubDate>
  <description>&lt;p&gt;About ${title}.&lt;/p&gt;</description></item>`;
const articleFeed = (...entries: string[]) =>
  `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Gazette</title>${entries.join('')}</channel></rss>`;

async function siteWith(feed: () => string) {
  const { table, dump } = await createTestTable();
  const tools: ArticleFeedTools = {
    ...{ table, site, ownFiles: '/nowhere', now: () => now },
    fetch: async (address) => ({ status: 200, body: Buffer.from(feed()), finalAddress: address }),
    parser: { readArticles: async (body, context) => readArticleFeed(body, context) },
  };
  const reader = testReader(table, now);
  return { table, dump, tools, reader, sync: () => syncArticleFeeds(tools) };
}

describe('A feed of articles', () => {
  it('gives the articles of one author, with headline, dek, author, date and outlet', async () => {
    const feed = articleFeed(
      entry('11/swans', 'On swans', 'By A Host and Somebody'),
      entry('11/boats', 'On boats', 'Somebody'),
    );
    const { reader, sync } = await siteWith(() => feed);
    expect(await sync()).toMatchObject([{ changed: 1 }]);
    const { items } = await reader.articles({ outlet: 'gazette', author: 'a-host' });
    expect(items).toMatchObject([
      {
        place: 'external',
        headline: 'On swans',
        dek: 'About On swans.',
        authors: [
          { name: 'A Host', slug: 'a-host' },
          { name: 'Somebody', slug: 'somebody' },
        ],
        publishedAt: '2026-11-02T10:00:00.000Z',
        address: 'https://gazette.test/2026/11/swans',
      },
    ]);
    expect((await reader.articles({ outlet: 'ours' })).items).toHaveLength(1);
  });

  it('changes nothing when it is read again, and keeps what has left it', async () => {
    let feed = articleFeed(entry('11/swans', 'On swans', 'A Host'));
    const { dump, reader, sync } = await siteWith(() => feed);
    await sync();
    const before = await dump();
    expect(await sync()).toMatchObject([{ changed: 0 }]);
    expect(await dump()).toEqual(before);
    feed = articleFeed(entry('11/boats', 'On boats', 'A Host'));
    expect(await sync()).toMatchObject([{ changed: 1 }]);
    expect((await reader.articles()).items).toHaveLength(2);
  });

  it('words an article that an episode cited before', async () => {
    const { table, reader, sync } = await siteWith(() =>
      articleFeed(entry('11/swans', 'On swans', 'A Host')),
    );
    const notes = '<p>Swans, at last <a href="https://gazette.test/2026/11/swans/">[Link]</a></p>';
    await syncFeeds([jobOfShow(site, testSite.shows[0])], {
      ...syncToolsOf(table, feedOf([item({ title: 'One', notes })])),
      site,
    });
    await sync();
    const [episode] = (await reader.latest()).items;
    const linked = await reader.articlesOf(episode?.id ?? '');
    expect(linked?.map(({ article }) => article.headline)).toEqual(['On swans']);
    expect((await reader.articles({ show: 'my-show', author: 'a-host' })).items).toHaveLength(1);
  });

  it('that answers with something else is said, and keeps nothing from being read', async () => {
    const { sync } = await siteWith(() => '<html><body>Sorry</body></html>');
    expect(await sync()).toMatchObject([{ changed: 0, failure: expect.stringContaining('web page') }]);
  });
});

describe('The page of an article', () => {
  const cited = async (address: string) => {
    const { table, dump, reader } = await siteWith(() => articleFeed());
    const notes = `<p>Boats leave at nine <a href="${address}">[Link]</a></p>`;
    await syncFeeds([jobOfShow(site, testSite.shows[0])], {
      ...syncToolsOf(table, feedOf([item({ title: 'One', notes })])),
      site,
    });
    const read = (unfurl: ArticlePagesTools['unfurl'], at = now) =>
      syncArticlePages({ table, site, now: () => at, unfurl });
    const first = async () => (await reader.articles()).items[0];
    return { table, dump, reader, read, first };
  };

  it('is read once after an episode cited it, and tells what the notes did not', async () => {
    const { read, first, reader } = await cited('https://boats.org/2026/11/leaving-at-nine');
    const page = {
      title: 'Leaving at nine',
      dek: 'Or so.',
      author: 'Ann Lee and Bo Ray',
      outletName: 'Boats',
    };
    const unfurl = vi.fn(async () => ({
      page,
      address: 'https://boats.org/2026/11/leaving-at-nine',
      etag: '"1"',
    }));
    expect(await read(unfurl)).toEqual({ read: 1, unchanged: 0, failed: 0 });
    expect(await first()).toMatchObject({
      headline: 'Leaving at nine',
      dek: 'Or so.',
      authors: [{ slug: 'ann-lee' }, { slug: 'bo-ray' }],
      outlet: { name: 'Boats' },
    });
    const [episode] = (await reader.latest()).items;
    expect((await reader.articlesOf(episode?.id ?? ''))?.[0]?.article.headline).toBe('Leaving at nine');
    expect(await read(unfurl)).toEqual({ read: 0, unchanged: 0, failed: 0 });
    expect(unfurl).toHaveBeenCalledTimes(1);
  });

  it('tells programs of its picture, until another article turns out to have it as well', async () => {
    const addresses = ['leaving-at-nine', 'arriving-at-ten'].map(
      (path) => `https://boats.org/2026/11/${path}`,
    );
    const notes = addresses.map((address) => `<p>On boats <a href="${address}">[Link]</a></p>`).join('');
    const { table, reader, sync } = await siteWith(() => articleFeed());
    await sync();
    await syncFeeds([jobOfShow(site, testSite.shows[0])], {
      ...syncToolsOf(table, feedOf([item({ title: 'One', notes })])),
      site,
    });
    const images = async () => (await reader.articles()).items.map(({ image }) => image);
    const read = (days: number, unfurl: ArticlePagesTools['unfurl']) =>
      syncArticlePages({ table, site, unfurl, now: () => new Date(now.getTime() + days * 24 * 60 * 60_000) });
    await read(0, async (address) => ({ page: { title: address, image: `${address}.jpg` }, address }));
    expect((await images()).sort()).toEqual(addresses.map((address) => `${address}.jpg`).sort());
    await read(31, async (address) => ({
      page: { title: address, image: `https://boats.org/house.jpg?for=${address}` },
      address,
    }));
    expect(await images()).toEqual([undefined, undefined]);
  });

  it('is asked for again after a month, by what its server said of it', async () => {
    const { read } = await cited('https://boats.org/2026/11/leaving-at-nine');
    await read(async (address) => ({ page: { title: 'A' }, address, etag: '"1"' }));
    const unfurl = vi.fn(async () => ({ unchanged: true as const }));
    const later = new Date(now.getTime() + 31 * 24 * 60 * 60_000);
    expect(await read(unfurl, later)).toEqual({ read: 0, unchanged: 1, failed: 0 });
    expect(unfurl).toHaveBeenCalledWith(
      'https://boats.org/2026/11/leaving-at-nine',
      expect.objectContaining({ etag: '"1"' }),
    );
  });

  it('that cannot be had leaves the link as it is, and is left alone after a few times', async () => {
    const { read, first } = await cited('https://boats.org/2026/11/leaving-at-nine');
    const unfurl = vi.fn(() => Promise.reject(new FeedError('unreachable', 'No answer.')));
    for (let days = 0; days < 400; days += 20) {
      await read(unfurl, new Date(now.getTime() + days * 24 * 60 * 60_000));
    }
    expect(unfurl).toHaveBeenCalledTimes(5);
    expect(await first()).toMatchObject({ headline: 'Boats leave at nine', outlet: { name: 'boats.org' } });
  });

  it('at an address that is set aside for examples is never asked for', async () => {
    const { read, first } = await cited('https://boats.example/2026/11/leaving-at-nine');
    const unfurl = vi.fn();
    expect(await read(unfurl)).toEqual({ read: 0, unchanged: 0, failed: 0 });
    expect(unfurl).not.toHaveBeenCalled();
    expect(await first()).toMatchObject({ headline: 'Boats leave at nine' });
  });
});
