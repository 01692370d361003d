import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { Article } from '../../shared/article.ts';
import type { EpisodePage } from '../../shared/episode.ts';
import { readFeed } from '../../shared/feed/read.ts';
import { FeedError } from '../../shared/problem.ts';
import { articleJson, articleRss, type FeedArticle } from '../../shared/syndication/article-feed.ts';
import { showFeed } from '../../shared/syndication/show-feed.ts';
import { validXml } from '../../shared/syndication/valid-xml.ts';
import { corpusFile, corpusText, hasCorpus, hostileStrings, realFeeds } from '../feed/corpus.ts';
import { feedOf, item, testSite as site } from '../support/feeds.ts';
import { jsonFeed, rssMistakes } from './validate.ts';

const episodesOf = new Map<string, EpisodePage[]>();
const [show] = site.shows;
if (!show) throw new Error('The site of these tests has a show.');
const bytes = (text: string) => new TextEncoder().encode(text);
const read = (body: Uint8Array) =>
  readFeed(body, {
    address: 'https://feeds.example/show.xml',
    kind: show.kind,
    hosts: [],
    firstSeen: new Date('2026-11-20T00:00:00Z'),
  });

const pagesOf = (body: Uint8Array, more: Partial<EpisodePage> = {}): EpisodePage[] =>
  read(body).items.map(({ facts, notesHtml, chapters }, at) => ({
    ...facts,
    id: `e${String(at).padStart(9, '0')}`,
    show: show.slug,
    slug: 'a-headline',
    formerSlugs: [],
    rev: 1,
    notesHtml,
    chapterList: chapters,
    articles: [],
    seeAlso: [],
    ...more,
  }));

const feed = (episodes: EpisodePage[], more: { self?: string; next?: string } = {}) =>
  showFeed({ site, show, facts: undefined, episodes, self: `/${show.slug}/feed.xml`, ...more });

const article: Article = {
  id: 'k3x9q2mfab',
  slug: 'a-headline',
  place: 'external',
  address: 'https://gazette.example/a?b=1&c=2',
  outlet: { name: 'The Gazette & Co' },
  headline: 'A headline <with> marks',
  dek: 'What it says.',
  authors: [{ name: 'Ada Example', slug: 'ada-example' }],
  publishedAt: '2026-11-03T10:00:00.000Z',
};
const own: FeedArticle = { ...article, id: 'my-own', slug: 'my-own', place: 'own', kind: 'news', minutes: 3 };

describe('the feed of a show', () => {
  const [whole] = pagesOf(bytes(feedOf([item({ guid: 'g-1', title: 'Show #12: A boat' })])), {
    chapterList: [{ start: 0, title: 'Opening' }],
    transcript: { language: 'en', cues: 3, digest: 'x' },
    people: [{ name: 'Ada Example', slug: 'ada-example', role: 'guest' }],
    articles: [{ position: 0, second: 754, source: 'notes', article }],
  } as unknown as Partial<EpisodePage>);
  if (!whole) throw new Error('The feed of this test has an item.');

  it('is valid, and tells what the site adds to the show’s own', async () => {
    const xml = feed([whole]);
    expect(await rssMistakes(xml)).toEqual([]);
    const page = `${site.url}/${show.slug}/e000000000-a-headline`;
    const { itunes, podcast, items = [] } = parseRssFeed(xml);
    expect(itunes?.block).toBe(true);
    expect(podcast?.medium).toBe('podcast');
    expect(items[0]).toMatchObject({
      title: 'Show #12: A boat',
      link: page,
      guid: { value: 'g-1', isPermaLink: false },
      podcast: {
        chapters: { url: `${page}/chapters.json`, type: 'application/json+chapters' },
        transcripts: [
          { url: `${page}/transcript.vtt`, type: 'text/vtt', language: 'en' },
          { url: `${page}/transcript.json` },
        ],
        persons: [{ display: 'Ada Example', role: 'guest', href: `${site.url}/people/ada-example` }],
      },
    });
    expect(items[0]?.description).toContain(
      '<li><a href="https://gazette.example/a?b=1&#38;c=2">A headline &#60;with&#62; marks</a> (The Gazette &#38; Co), ' +
        `<a href="${page}#t=754">12:34</a></li>`,
    );
  });

  it('has no white space around a guid, whatever it is made of', () => {
    const xml = feed([{ ...whole, guid: 'https://feeds.example/?p=1&q=<2>' }]);
    expect(xml).toMatch(
      /<guid isPermaLink="false">(?:<!\[CDATA\[https:\/\/feeds.example\/\?p=1&q=<2>\]\]>)<\/guid>/,
    );
  });

  it('names its other pages, which our own reader follows', () => {
    const xml = feed([whole], {
      self: `/${show.slug}/feed.xml?cursor=a`,
      next: `/${show.slug}/feed.xml?cursor=b&c`,
    });
    expect(read(bytes(xml)).channel.nextPage).toBe(`${site.url}/${show.slug}/feed.xml?cursor=b&c`);
    expect(parseRssFeed(xml).atom?.links?.map(({ rel }) => rel)).toEqual(['self', 'first', 'next']);
  });

  it('is valid when it has no episode, no date and no audio size', async () => {
    const bare = {
      ...whole,
      dateGuessed: true,
      guid: undefined,
      enclosure: { url: '/sample/a.mp3', type: 'audio/mpeg' },
    } as EpisodePage;
    expect(await rssMistakes(feed([]), feed([bare]))).toEqual([]);
    const { items = [] } = parseRssFeed(feed([bare]));
    expect(items[0]).toMatchObject({
      guid: { value: `${site.url}/${show.slug}/e000000000` },
      enclosures: [{ url: `${site.url}/sample/a.mp3`, length: 0 }],
    });
    expect(items[0]?.pubDate).toBeUndefined();
  });

  it.skipIf(!hasCorpus)(
    'has the guids, titles, dates and audio of each real feed it is made from',
    async () => {
      let compared = 0;
      const made: string[] = [];
      for (const { file } of realFeeds) {
        const pages = readable(file);
        if (pages.length === 0) continue;
        const xml = feed(pages);
        made.push(xml);
        const again = read(bytes(xml)).items;
        expect(
          again.map(({ facts }) => facts.guid),
          file,
        ).toEqual(pages.map(({ guid, show: slug, id }) => guid ?? `${site.url}/${slug}/${id}`));
        for (const [at, { facts }] of again.entries()) {
          expect(facts.title, file).toBe(pages[at]?.title);
          expect(facts.enclosure?.url, file).toBe(pages[at]?.enclosure?.url);
          expect(facts.duration ?? 0, file).toBe(pages[at]?.duration ?? 0);
          if (!pages[at]?.dateGuessed)
            expect(facts.publishedAt.slice(0, 19), file).toBe(pages[at]?.publishedAt.slice(0, 19));
          compared += 1;
        }
      }
      expect(made.length).toBeGreaterThan(100);
      expect(compared).toBeGreaterThan(1000);
      for (let at = 0; at < made.length; at += 25)
        expect(await rssMistakes(...made.slice(at, at + 25))).toEqual([]);
    },
  );

  it.skipIf(!hasCorpus)('has the very guids that another parser finds in the source', () => {
    let compared = 0;
    for (const { file } of realFeeds) {
      const source = parsed(file);
      const guids = new Set(
        (source?.items ?? []).flatMap(
          ({ guid }) => guid?.value?.replace(/\s+/g, ' ').trim().slice(0, 1000) ?? [],
        ),
      );
      const stated = readable(file).flatMap(({ guid }) => guid ?? []);
      if (guids.size === 0 || stated.length === 0) continue;
      const feedGuids = parseRssFeed(feed(readable(file))).items?.map(({ guid }) => guid?.value) ?? [];
      expect(
        stated.filter((guid) => !guids.has(guid) || !feedGuids.includes(guid)),
        file,
      ).toEqual([]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(80);
  });

  it.skipIf(!hasCorpus)('stays valid whatever titles, notes and names say', async () => {
    const strings = [
      ...hostileStrings().slice(0, 1500),
      ...naughtyStrings(),
      ']]>',
      '<![CDATA[',
      '\u0000\u0008\ufffe\ud800',
      '&bogus;',
      '&#0;',
    ];
    const episodes = strings.map((text, at) => ({
      ...whole,
      id: `h${String(at).padStart(9, '0')}`,
      title: text || 'x',
      headline: text || 'x',
      guid: `guid ${text}`,
      notesHtml: text,
      people: [{ name: `N ${text}`, slug: 'n', role: 'guest' as const }],
      articles: [{ position: 0, source: 'notes' as const, article: { ...article, headline: text } }],
    }));
    for (let at = 0; at < episodes.length; at += 500) {
      const part = episodes.slice(at, at + 500).filter(({ title }) => /\S/.test(validXml(title)));
      const xml = feed(part);
      expect(await rssMistakes(xml)).toEqual([]);
      expect(xml.match(/<item>/g)).toHaveLength(part.length);
    }
  });
});

describe('the feed of articles', () => {
  const text = '<p>Its text, with ]]> in it.</p>';
  const articles: FeedArticle[] = [
    { ...own, html: text },
    article,
    { ...article, dek: undefined, publishedAt: undefined, outlet: undefined } as unknown as Article,
  ];

  it('is valid as RSS, and has the whole text of own articles', async () => {
    const xml = articleRss({
      site,
      articles,
      self: '/articles/feed.xml',
      next: '/articles/feed.xml?cursor=a',
    });
    expect(await rssMistakes(xml)).toEqual([]);
    const { items = [] } = parseRssFeed(xml);
    expect(items.map(({ guid }) => guid?.value)).toEqual([
      `${site.url}/articles/my-own`,
      article.address,
      article.address,
    ]);
    expect(items[0]?.content?.encoded).toContain('Its text, with ]]&gt; in it.');
    expect(items[0]?.dc?.creators).toEqual(['Ada Example']);
    expect(items[1]?.link).toBe(`${site.url}/articles/elsewhere/k3x9q2mfab-a-headline`);
  });

  it('is valid as JSON Feed, and says the same', () => {
    const json = articleJson({
      site,
      articles,
      self: '/articles/feed.json',
      next: '/articles/feed.json?cursor=a',
    });
    const parsedFeed = jsonFeed.parse(JSON.parse(json));
    expect(parsedFeed.items[0]).toMatchObject({
      content_html: articles[0]?.html,
      external_url: article.address,
    });
    expect(parsedFeed.items[1]).toMatchObject({ content_text: 'What it says.', title: article.headline });
    expect(parseJsonFeed(json).items).toHaveLength(3);
  });

  it.skipIf(!hasCorpus)('stays valid whatever headlines and texts say', async () => {
    const hostile = [...hostileStrings().slice(0, 500), ...naughtyStrings()].map((text) => ({
      ...own,
      headline: `H ${text}`,
      dek: text,
      html: text,
      authors: [{ name: `N ${text}`, slug: 'n' }],
    }));
    expect(await rssMistakes(articleRss({ site, articles: hostile, self: '/articles/feed.xml' }))).toEqual(
      [],
    );
    jsonFeed.parse(JSON.parse(articleJson({ site, articles: hostile, self: '/articles/feed.json' })));
  });
});

describe('the validator', () => {
  const good = feed(pagesOf(bytes(feedOf([item({ guid: 'g-1', title: 'A boat' })]))));

  it.each([
    ['a date of another kind', (xml: string) => xml.replace(/<pubDate>[^<]*/, '<pubDate>2026-11-03')],
    ['an enclosure without a length', (xml: string) => xml.replace(/ length="\d+"/, '')],
    ['an item without a guid', (xml: string) => xml.replace(/<guid.*<\/guid>/, '')],
    ['an element that nobody knows', (xml: string) => xml.replace('<item>', '<item><mood>good</mood>')],
    ['an address that is none', (xml: string) => xml.replace(/<link>[^<]*/, '<link>over there')],
    ['a bare ampersand', (xml: string) => xml.replace('A boat', 'A & boat')],
    ['a control character', (xml: string) => xml.replace('A boat', 'A \u0008 boat')],
  ])('refuses %s', async (_, spoil) => {
    expect(spoil(good)).not.toBe(good);
    expect(await rssMistakes(good)).toEqual([]);
    expect(await rssMistakes(spoil(good))).not.toEqual([]);
  });
});

/** The newest episodes of a real feed; none when it cannot be read. */
function readable(file: string): EpisodePage[] {
  const before = episodesOf.get(file);
  if (before) return before;
  let episodes: EpisodePage[] = [];
  try {
    episodes = pagesOf(corpusFile(file)).slice(0, 60);
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
  }
  episodesOf.set(file, episodes);
  return episodes;
}

/** As another parser reads it, in UTF-8 alone. */
function parsed(file: string) {
  const text = corpusText(file);
  try {
    return text.includes('\ufffd') ? undefined : parseRssFeed(text);
  } catch {
    return undefined;
  }
}

function naughtyStrings(): string[] {
  const strings = z.array(z.string()).parse(JSON.parse(corpusText('comments/naughty-strings.json')));
  return strings.filter((text) => text.trim() !== '');
}
