import { webAddress } from '../feed/address.ts';
import { readDate } from '../feed/date.ts';
import { openFeed } from '../feed/document.ts';
import type { SourceItem } from '../feed/source.ts';
import { clip } from '../text/clip.ts';
import { oneLine } from '../text/line.ts';
import { plainText } from '../text/plain.ts';
import { canonicalAddress } from './address.ts';
import { namesIn } from './names-in.ts';
import type { Told } from './sources.ts';

/** An article as a feed of its outlet tells it. */
export type FeedArticle = { address: string; told: Told };
export type ArticleFeedReading = {
  title: string;
  articles: FeedArticle[];
  /** All items of the feed, those of others and those without an address included. */
  itemsSeen: number;
};
export type ArticleFeedContext = {
  /** Where it was read from. */
  address: string;
  contentType?: string;
  /** Only articles by this name are taken; without it, all are. */
  author?: string | undefined;
};

const mostItems = 500;
const longest = { headline: 300, dek: 500, name: 120, html: 20_000 };

/**
 * Reads a feed of articles: RSS, Atom, RDF or JSON Feed. An item that names no author is taken when the whole feed is
 * an author's, which a feed without any author is thought to be.
 * @throws {FeedError} when there is no feed in the body
 */
export function readArticleFeed(body: Uint8Array, context: ArticleFeedContext): ArticleFeedReading {
  const document = openFeed(body, context.contentType);
  const items = [...document.items(0, Math.min(document.itemCount, mostItems))].flatMap(
    ({ source }) => source ?? [],
  );
  const namesAuthors = items.some(({ authors }) => authors.length > 0);
  const isWanted = ({ authors }: SourceItem): boolean =>
    !context.author ||
    !namesAuthors ||
    authors.flatMap(namesIn).some((name) => isSame(name, context.author ?? ''));
  return {
    title: clip(oneLine(plainText(document.channel.title ?? '')), longest.headline),
    articles: items.filter(isWanted).flatMap((item) => articleOf(item, context)),
    itemsSeen: document.itemCount,
  };
}

function articleOf(item: SourceItem, { address: feed, author }: ArticleFeedContext): FeedArticle[] {
  const base = /^https?:/.test(feed) ? { web: feed, sitePaths: false } : { sitePaths: false };
  const link = webAddress(item.link, base) ?? webAddress(item.guid, { sitePaths: false });
  const address = link && canonicalAddress(link);
  if (!address) return [];
  const text = (html: string | undefined, most: number) =>
    clip(oneLine(plainText((html ?? '').slice(0, longest.html))), most);
  const headline = text(item.title, longest.headline);
  const dek = text(item.summaries[0], longest.dek);
  const named = item.authors.flatMap(namesIn).map((name) => clip(oneLine(plainText(name)), longest.name));
  const authors = named.length > 0 ? named : author ? [author] : [];
  const publishedAt = item.dates.flatMap((date) => readDate(date) ?? [])[0]?.toISOString();
  const told: Told = {
    ...(headline && { headline }),
    ...(dek && { dek }),
    ...(authors.length > 0 && { authors }),
    ...(publishedAt && { publishedAt }),
  };
  return [{ address, told }];
}

const isSame = (one: string, other: string): boolean => folded(one) === folded(other);
const folded = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
