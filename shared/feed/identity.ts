import type { EpisodeFacts } from '../episode.ts';
import { titleKey } from '../text/title-key.ts';
import { enclosureKey } from './enclosure-key.ts';

/** What an item can be recognised by, whatever else about it changes. */
export type ItemIdentity = {
  /** The item's guid; absent when the feed gives it to several items. */
  guid?: string;
  /** The audio's address without scheme, query and tracking prefixes; absent when several items share it. */
  enclosure?: string;
  /** Normalised by `titleKey`. */
  title: string;
  /** `YYYY-MM-DD` in UTC; empty when the feed gave no date. */
  day: string;
  /** Whole seconds. */
  duration?: number;
};

/** The identity of one item by itself. */
export function identityOf(guid: string | undefined, facts: EpisodeFacts): ItemIdentity {
  return {
    ...(guid && { guid }),
    ...(facts.enclosure && { enclosure: enclosureKey(facts.enclosure.url) }),
    title: titleKey(facts.title),
    day: facts.dateGuessed ? '' : facts.publishedAt.slice(0, 10),
    ...(facts.duration !== undefined && { duration: facts.duration }),
  };
}

/** The items of one feed, their identities settled among each other. */
export type Settled<T> = {
  kept: T[];
  duplicates: T[];
  /** Kept items that share their guid with another. */
  sharingGuid: number;
};

/**
 * Within one feed, a guid or an enclosure that several items carry tells none of them: those items lose it.
 * An item that repeats an earlier one in both (or, without a guid, in audio, title and day) is a duplicate.
 */
export function settleIdentities<T extends { identity: ItemIdentity }>(items: T[]): Settled<T> {
  const seen = new Set<string>();
  const kept: T[] = [];
  const duplicates: T[] = [];
  for (const item of items) {
    const { guid, enclosure, title, day } = item.identity;
    const key = JSON.stringify(guid ? [guid, enclosure] : [null, enclosure, title, day]);
    (seen.has(key) ? duplicates : kept).push(item);
    seen.add(key);
  }
  const guids = repeated(kept.map((item) => item.identity.guid));
  const enclosures = repeated(kept.map((item) => item.identity.enclosure));
  return {
    kept: kept.map((item) => {
      const { guid, enclosure, ...rest } = item.identity;
      const identity = {
        ...(guid && !guids.has(guid) && { guid }),
        ...(enclosure && !enclosures.has(enclosure) && { enclosure }),
        ...rest,
      };
      return { ...item, identity };
    }),
    duplicates,
    sharingGuid: kept.filter(({ identity: { guid } }) => guid !== undefined && guids.has(guid)).length,
  };
}

function repeated(values: (string | undefined)[]): Set<string> {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const value of values) {
    if (value === undefined) continue;
    if (seen.has(value)) twice.add(value);
    seen.add(value);
  }
  return twice;
}
