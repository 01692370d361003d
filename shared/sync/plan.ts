import { createHash } from 'node:crypto';
import type { Episode, EpisodeFacts } from '../episode.ts';
import type { ItemIdentity } from '../feed/identity.ts';
import { indexKnown, matchItems } from '../feed/match.ts';
import type { FeedItem } from '../feed/read.ts';
import { slugify } from '../text/slug.ts';
import type { EpisodeChange } from './episode-writes.ts';
import type { LedgerEntry } from './ledger.ts';

export type Plan = {
  created: EpisodeChange[];
  updated: EpisodeChange[];
  unchanged: number;
  /** The entry of each item, in the order of the feed. */
  seen: LedgerEntry[];
  /** The ledger as it will be once the changes are stored. */
  ledger: LedgerEntry[];
};

const keptFormerSlugs = 20;

/**
 * Decides what a reading of a feed changes: pure, so that a run cut short and started again decides the
 * same for what is left. Episodes that the feed no longer lists stay as they are.
 */
export function planEpisodes(
  show: { slug: string; listed: boolean },
  items: FeedItem[],
  ledger: LedgerEntry[],
): Plan {
  const matched = matchItems(
    items.map((item) => item.identity),
    indexKnown(ledger),
  );
  const entries = new Map(ledger.map((entry) => [entry.id, entry]));
  const plan: Plan = { created: [], updated: [], unchanged: 0, seen: [], ledger: [] };

  for (const [at, item] of items.entries()) {
    const before = entries.get(matched[at] ?? '');
    const change = changeOf(show, item, before, (id) => entries.has(id));
    plan.seen.push(change.entry);
    if (
      before &&
      before.digest === change.entry.digest &&
      sameIdentity(before.identity, change.entry.identity)
    ) {
      plan.unchanged += 1;
      continue;
    }
    entries.set(change.entry.id, change.entry);
    (before ? plan.updated : plan.created).push(change);
  }
  plan.ledger = [...entries.values()];
  return plan;
}

function changeOf(
  show: { slug: string; listed: boolean },
  item: FeedItem,
  before: LedgerEntry | undefined,
  isTaken: (id: string) => boolean,
): EpisodeChange {
  const facts = withKeptDate(item.facts, before);
  const id = before?.id ?? newId(show.slug, item.identity, isTaken);
  const slug = slugify(facts.headline);
  const formerSlugs =
    before && before.slug !== slug
      ? [before.slug, ...before.formerSlugs.filter((former) => former !== slug)].slice(0, keptFormerSlugs)
      : (before?.formerSlugs ?? []);
  const rev = (before?.rev ?? 0) + 1;
  const episode: Episode = { ...facts, id, show: show.slug, slug, formerSlugs, rev };
  const entry: LedgerEntry = {
    id,
    identity: item.identity,
    digest: digestOf(facts, item.notesHtml),
    rev,
    publishedAt: facts.publishedAt,
    slug,
    formerSlugs,
    people: facts.people,
    ...(facts.season !== undefined && { season: facts.season }),
  };
  return { episode, notesHtml: item.notesHtml, entry, listed: show.listed, ...(before && { before }) };
}

/** An item without a date keeps the moment at which it was first seen. */
const withKeptDate = (facts: EpisodeFacts, before: LedgerEntry | undefined): EpisodeFacts =>
  facts.dateGuessed && before ? { ...facts, publishedAt: before.publishedAt } : facts;

/**
 * The permanent id: ten letters and digits from what identifies the item today. The same feed gives the
 * same ids on an empty table, and two syncs at once cannot make two episodes of one item.
 */
function newId(show: string, identity: ItemIdentity, isTaken: (id: string) => boolean): string {
  const told = identity.guid ?? identity.enclosure ?? `${identity.title}\n${identity.day}`;
  for (let attempt = 0; ; attempt += 1) {
    const hash = createHash('sha256').update(`${show}\n${told}\n${attempt}`).digest();
    const id = Array.from(hash.subarray(0, 10), (byte) => 'abcdefghjkmnpqrstvwxyz0123456789'[byte % 32]).join(
      '',
    );
    if (!isTaken(id)) return id;
  }
}

const digestOf = (facts: EpisodeFacts, notesHtml: string): string =>
  createHash('sha256')
    .update(JSON.stringify([facts, notesHtml]))
    .digest('base64url')
    .slice(0, 22);

const sameIdentity = (one: ItemIdentity, other: ItemIdentity): boolean =>
  one.guid === other.guid &&
  one.enclosure === other.enclosure &&
  one.title === other.title &&
  one.day === other.day &&
  one.duration === other.duration;
