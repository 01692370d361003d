import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { addressKey, canonicalAddress } from '../../shared/articles/address.ts';
import { isMark } from '../../shared/articles/anchor.ts';
import { learnBoilerplate } from '../../shared/articles/boilerplate.ts';
import { type FoundLinks, findArticleLinks, noteAddresses } from '../../shared/articles/find-links.ts';
import { cleanNotes } from '../../shared/feed/notes.ts';
import { corpusFile, corpusText, hasCorpus } from '../feed/corpus.ts';
import { read } from '../feed/feeds.ts';
import { context } from './notes.ts';

/**
 * Labels made by reading: which addresses in the notes of an item lead to an article, and which to another
 * episode of its show. `either` are those that people would call the one or the other; `heldOut` are items
 * that were read only after the rules had been made on the others.
 */
const label = z.object({
  articles: z.array(z.string()),
  episodes: z.array(z.string()),
  either: z.optional(z.array(z.string())),
  heldOut: z.optional(z.boolean()),
});
type Label = z.infer<typeof label>;
const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'));
const itemLabels = z.array(z.extend(label, { digest: z.string() })).parse(fixture('article-links.json'));
const feedLabels = z
  .array(z.extend(label, { feed: z.string(), position: z.int() }))
  .parse(fixture('article-links-in-feeds.json'));

type Judged = { label: Label; found: FoundLinks };
const item = z.object({
  html: z.string(),
  title: z.string(),
  feedTitle: z.string(),
  guid: z.nullish(z.string()),
});

function judgeItems(): Judged[] {
  const byDigest = new Map(itemLabels.map((entry) => [entry.digest, entry]));
  const lines = corpusText('show-notes/items.jsonl').split('\n').filter(Boolean);
  return lines.flatMap((line) => {
    const { html, title, feedTitle, guid } = item.parse(JSON.parse(line));
    const entry = byDigest.get(createHash('sha256').update(html).digest('hex').slice(0, 16));
    const link =
      /^https?:\/\/\S+$/.test(guid ?? '') && !/\.mp[34]/.test(guid ?? '') ? (guid ?? undefined) : undefined;
    const notes = cleanNotes(html, { ...(link && { web: link }), sitePaths: false }).html;
    const found = findArticleLinks(notes, {
      ...context,
      outlets: [],
      show: { title: feedTitle },
      title,
      link,
    });
    return entry ? [{ label: entry, found }] : [];
  });
}

function judgeFeeds(): Judged[] {
  return [...Map.groupBy(feedLabels, ({ feed }) => feed)].flatMap(([feed, entries]) => {
    const { channel, items } = read(corpusFile(feed));
    const boilerplate = learnBoilerplate(items.map(({ notesHtml }) => noteAddresses(notesHtml)));
    return entries.flatMap((entry) =>
      items
        .filter(({ position }) => position === entry.position)
        .map(({ notesHtml, facts }) => ({
          label: entry,
          found: findArticleLinks(notesHtml, {
            ...context,
            outlets: [],
            show: { title: channel.title, link: channel.link },
            title: facts.title,
            link: facts.link,
            boilerplate,
          }),
        })),
    );
  });
}

const keyOf = (address: string): string =>
  addressKey(canonicalAddress(/^www\./.test(address) ? `http://${address}` : address) ?? address);

function measure(judged: Judged[]) {
  const count = { right: 0, wrong: 0, missed: 0, found: 0, episodes: 0 };
  for (const { label: told, found } of judged) {
    const wanted = new Set(told.articles.map(keyOf));
    const doubtful = new Set((told.either ?? []).map(keyOf));
    const given = new Set(found.articles.map(({ address }) => keyOf(address)));
    const right = [...given].filter((key) => wanted.has(key)).length;
    count.right += right;
    count.wrong += [...given].filter((key) => !wanted.has(key) && !doubtful.has(key)).length;
    count.missed += wanted.size - right;
    const referred = new Set(found.episodes.flatMap(({ address }) => (address ? [keyOf(address)] : [])));
    count.episodes += told.episodes.length;
    count.found += told.episodes.filter((address) => referred.has(keyOf(address))).length;
  }
  return {
    ...count,
    precision: count.right / (count.right + count.wrong),
    recall: count.right / (count.right + count.missed),
  };
}

describe.runIf(hasCorpus)('article links in the notes of real episodes', () => {
  const items = hasCorpus ? judgeItems() : [];
  const inFeeds = hasCorpus ? judgeFeeds() : [];

  it('were labelled in more than 150 items', () => {
    expect(items.length).toBeGreaterThan(250);
    expect(inFeeds.length).toBeGreaterThan(280);
  });

  it.each([
    ['of all that were labelled', [...items, ...inFeeds], 0.95, 0.93],
    ['of the items that rules were made on', items.filter(({ label: { heldOut } }) => !heldOut), 0.95, 0.95],
    ['of the items held out', items.filter(({ label: { heldOut } }) => heldOut), 0.94, 0.92],
    ['of whole feeds, with what repeats left out', inFeeds, 0.95, 0.93],
    ['of whole feeds, held out', inFeeds.filter(({ label: { heldOut } }) => heldOut), 0.94, 0.92],
  ])('%s are found, and little else', (_which, judged, precision, recall) => {
    const measured = measure(judged);
    expect(measured.precision).toBeGreaterThanOrEqual(precision);
    expect(measured.recall).toBeGreaterThanOrEqual(recall);
  });

  it('and references to other episodes are recognised', () => {
    const { found, episodes } = measure([...items, ...inFeeds]);
    expect(found / episodes).toBeGreaterThanOrEqual(0.9);
  });

  it('never have an anchor such as “Link”, a code, a domain or an address as their headline', () => {
    for (const { found } of [...items, ...inFeeds]) {
      for (const { headline, address } of found.articles) {
        expect(headline !== undefined && isMark(headline, new URL(address).hostname)).toBe(false);
        expect(headline ?? 'A headline').toMatch(/\p{L}/u);
      }
    }
  });
});
