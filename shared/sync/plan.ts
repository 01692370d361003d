import { createHash } from 'node:crypto';
import type { EpisodeFacts, StoredEpisode } from '../episode.ts';
import { type EpisodeEdits, editableFactsSchema, editedFacts } from '../episode-edits.ts';
import type { ItemIdentity } from '../feed/identity.ts';
import { indexKnown, matchItems } from '../feed/match.ts';
import type { FeedItem } from '../feed/read.ts';
import { slugify } from '../text/slug.ts';
import type { EpisodeChange } from './episode-writes.ts';
import type { LedgerEntry } from './ledger.ts';

/** An item of a feed as it is shown, with what a host says in place of the feed, and what the ledger says of it. */
export type SeenItem = { item: FeedItem; entry: LedgerEntry };

export type Plan = {
  created: EpisodeChange[];
  updated: EpisodeChange[];
  unchanged: number;
  /** In the order of the feed. */
  seen: SeenItem[];
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
    plan.seen.push({ item: { ...item, facts: change.facts }, entry: change.entry });
    if (
      before &&
      !before.byHand &&
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

/**
 * Another item in the place of what a host typed of an episode that the feed does not list yet. Its id stays, whatever
 * it is known by from now on, and so does what the host says in place of the feed.
 * @returns `undefined` when it is what was there before
 */
export function planTyped(
  show: { slug: string; listed: boolean },
  item: FeedItem,
  before: LedgerEntry,
): EpisodeChange | undefined {
  const { facts: _, ...change } = changeOf(show, item, before, () => true);
  const isSame =
    before.digest === change.entry.digest && sameIdentity(before.identity, change.entry.identity);
  return isSame ? undefined : { ...change, entry: { ...change.entry, byHand: true } };
}

function changeOf(
  show: { slug: string; listed: boolean },
  item: FeedItem,
  before: LedgerEntry | undefined,
  isTaken: (id: string) => boolean,
): EpisodeChange & { facts: EpisodeFacts } {
  const told = withKeptDate(item.facts, before);
  const digest = digestOf(told, item.notesHtml);
  const edits = before?.edited?.edits;
  const facts = editedFacts(told, edits);
  const id = before?.id ?? newId(show.slug, item.identity, isTaken);
  const entry: LedgerEntry = {
    id,
    identity: item.identity,
    ...shownIn(facts, before),
    digest: editedDigest(digest, edits),
    ...(edits && { edited: { edits, found: editableFactsSchema.parse(told), digest } }),
  };
  return {
    facts,
    episode: episodeOf(show.slug, facts, entry),
    notesHtml: item.notesHtml,
    entry,
    listed: show.listed,
    ...(before && { before }),
  };
}

/** What the ledger notes of an episode as it is shown. */
export function shownIn(
  { headline, publishedAt, people, season }: EpisodeFacts,
  before: LedgerEntry | undefined,
): Pick<LedgerEntry, 'rev' | 'publishedAt' | 'slug' | 'formerSlugs' | 'people' | 'season'> {
  const slug = slugify(headline);
  const formerSlugs =
    before && before.slug !== slug
      ? [before.slug, ...before.formerSlugs.filter((former) => former !== slug)].slice(0, keptFormerSlugs)
      : (before?.formerSlugs ?? []);
  return {
    rev: (before?.rev ?? 0) + 1,
    publishedAt,
    slug,
    formerSlugs,
    people,
    ...(season !== undefined && { season }),
  };
}

/** The episode out of its facts as they are shown and its entry in the ledger. */
export const episodeOf = (
  show: string,
  facts: EpisodeFacts,
  { id, publishedAt, slug, formerSlugs, rev, edited }: LedgerEntry,
): StoredEpisode => ({
  ...facts,
  publishedAt,
  id,
  show,
  slug,
  formerSlugs,
  rev,
  ...(edited?.edits.isHidden && { isHidden: true }),
});

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

/** Changes with what the feed says and with what a host says; without edits it is the feed's own. */
export const editedDigest = (found: string, edits: EpisodeEdits | undefined): string =>
  edits
    ? createHash('sha256')
        .update(JSON.stringify([found, edits]))
        .digest('base64url')
        .slice(0, 22)
    : found;

const sameIdentity = (one: ItemIdentity, other: ItemIdentity): boolean =>
  one.guid === other.guid &&
  one.enclosure === other.enclosure &&
  one.title === other.title &&
  one.day === other.day &&
  one.duration === other.duration;
