import type { Chapter } from '../chapter.ts';
import type { EpisodeFacts } from '../episode.ts';
import type { Problem } from '../problem.ts';
import type { Channel } from './channel.ts';
import { readChannel } from './channel.ts';
import { readDate } from './date.ts';
import type { DocumentItem, FeedDocument } from './document.ts';
import { openFeed } from './document.ts';
import { readItem } from './facts.ts';
import type { ItemIdentity } from './identity.ts';
import { identityOf, settleIdentities } from './identity.ts';
import { feedProblem, problems } from './problems.ts';

/** What the site knows of a feed before it reads it. */
export type FeedContext = {
  /** Where it was read from: relative addresses in it are taken from here when it is an address of the web. */
  address: string;
  contentType?: string;
  /** What the show mainly is; decides which of several files of an item is its episode. */
  kind: 'audio' | 'video';
  /** The show's title in the site's configuration. */
  showTitle?: string;
  hosts: { name: string; slug: string }[];
  /** Stands in for dates that an item lacks. */
  firstSeen: Date;
  /** The site's own sample feeds may name files by their path on the site. */
  trustedRelative?: boolean;
};

export type FeedItem = {
  /** Counted from 1 in the order of the feed, items set aside included. */
  position: number;
  identity: ItemIdentity;
  facts: EpisodeFacts;
  /** Sanitised: safe to print. */
  notesHtml: string;
  /** Chapters that the item itself spells out. */
  chapters: Chapter[];
};

export type FeedReading = {
  channel: Channel;
  /** Episodes, in the order of the feed. */
  items: FeedItem[];
  /** All items of the feed, those set aside included. */
  itemsSeen: number;
  problems: Problem[];
};

/** Items one feed may have; of more, the newest are read. */
export const mostItems = 20_000;

/**
 * Reads a feed: RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom or JSON Feed, in any encoding, mended where that is
 * safe. One bad item is a problem on that item. Items without audio or video are set aside, so a feed of
 * nothing else gives no episodes and says so.
 * @throws {FeedError} `empty`, `web-page` or `not-a-feed`, when there is no feed in the body
 */
export function readFeed(body: Uint8Array, context: FeedContext): FeedReading {
  const document = openFeed(body, context.contentType);
  const found: Problem[] = [...document.problems];
  const items: FeedItem[] = [];
  const { from, to } = itemRange(document, found);
  for (const item of document.items(from, to)) {
    const read = readSafely(item, document, context);
    found.push(...read.problems);
    if (read.item) items.push(read.item);
  }
  const { kept, duplicates, sharingGuid } = settleIdentities(items);
  found.push(
    ...duplicates.map(({ position, facts }) => problems.duplicate({ position, title: facts.title })),
  );
  if (sharingGuid > 0) {
    found.push(
      feedProblem(
        'shared-guid',
        `Of this feed’s items, ${sharingGuid} share their guid with another. They are told apart by their audio here; some apps will show only one of them.`,
      ),
    );
  }
  if (items.length === 0 && document.itemCount > 0) {
    found.push(
      feedProblem(
        'no-episodes',
        'No item of this feed has audio or video that can be played, so the show has no episodes.',
      ),
    );
  }
  return {
    channel: readChannel(document.channel, context.address, context.showTitle),
    items: placeUndated(kept),
    itemsSeen: document.itemCount,
    problems: found,
  };
}

/**
 * An item without a date is dated when it was first seen, but never newer than the item above it: on the
 * first reading of a long feed, old undated items would otherwise all stand before the newest.
 */
function placeUndated(items: FeedItem[]): FeedItem[] {
  let above: string | undefined;
  return items.map((item) => {
    const { facts } = item;
    const isTooNew = facts.dateGuessed && above !== undefined && above < facts.publishedAt;
    const publishedAt = isTooNew ? new Date(Date.parse(above ?? '') - 1).toISOString() : facts.publishedAt;
    above = publishedAt;
    return isTooNew ? { ...item, facts: { ...facts, publishedAt } } : item;
  });
}

function readSafely(
  { position, source, damage }: DocumentItem,
  document: FeedDocument,
  context: FeedContext,
): { item?: FeedItem; problems: Problem[] } {
  const at = { position, title: source?.title ?? '' };
  if (damage === 'cut') return { problems: [problems['cut-off'](at)] };
  if (!source) return { problems: [problems.unreadable(at)] };
  try {
    const read = readItem(source, position, document.channel, context);
    if ('setAside' in read) return { problems: [read.setAside] };
    const { facts, notesHtml, chapters } = read;
    return {
      item: { position, identity: identityOf(read.guid, facts), facts, notesHtml, chapters },
      problems: [...read.problems, ...(damage ? [problems['not-closed'](at)] : [])],
    };
  } catch {
    return { problems: [problems.unreadable(at)] };
  }
}

/** Which items to read of a feed that has too many: those at its newer end. */
function itemRange(document: FeedDocument, found: Problem[]): { from: number; to: number } {
  const { itemCount } = document;
  if (itemCount <= mostItems) return { from: 0, to: itemCount };
  found.push(
    feedProblem(
      'too-many-items',
      `The feed has ${itemCount} items. The newest ${mostItems} were read, the others were left out.`,
    ),
  );
  const dateAt = (at: number): number => {
    const [item] = document.items(at, at + 1);
    return readDate(item?.source?.dates[0] ?? '')?.getTime() ?? 0;
  };
  const newestLast = dateAt(itemCount - 1) > dateAt(0);
  return newestLast ? { from: itemCount - mostItems, to: itemCount } : { from: 0, to: mostItems };
}
