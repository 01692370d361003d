import { enclosureTail } from './enclosure-key.ts';
import type { ItemIdentity } from './identity.ts';

export type Known = { id: string; identity: ItemIdentity };

/** Known episodes by everything they can be recognised by. It also remembers which are claimed already. */
export type KnownIndex = {
  steps: {
    keysOf: (identity: ItemIdentity) => string | undefined;
    agrees: Agrees;
    known: Map<string, Known[]>;
  }[];
  claimed: Set<string>;
};
type Agrees = (item: ItemIdentity, known: ItemIdentity) => boolean;

const tenMinutes = 600;

/** From the surest sign to the weakest. A sign alone that could mislead asks for a second one. */
const ladder: { keysOf: (identity: ItemIdentity) => string | undefined; agrees: Agrees }[] = [
  { keysOf: ({ guid }) => guid, agrees: (item, known) => !isReusedGuid(item, known) },
  { keysOf: ({ enclosure }) => enclosure, agrees: () => true },
  {
    keysOf: ({ enclosure }) => enclosure && enclosureTail(enclosure),
    agrees: (item, known) => sameTitle(item, known) || sameDay(item, known),
  },
  {
    keysOf: ({ title, day }) => (title && day ? `${day} ${title}` : undefined),
    agrees: (item, known) =>
      Math.abs((item.duration ?? NaN) - (known.duration ?? NaN)) <= tenMinutes || lacksDuration(item, known),
  },
];

/** Indexes known episodes, once for any number of items. */
export function indexKnown(known: Known[]): KnownIndex {
  const steps = ladder.map(({ keysOf, agrees }) => {
    const byKey = new Map<string, Known[]>();
    for (const episode of known) {
      const key = keysOf(episode.identity);
      if (key === undefined) continue;
      const others = byKey.get(key);
      if (others) others.push(episode);
      else byKey.set(key, [episode]);
    }
    return { keysOf, agrees, known: byKey };
  });
  return { steps, claimed: new Set() };
}

/**
 * Says which known episode each item of a feed is, and claims it. All items try a step before any tries the
 * next, so that a weak sign of one never takes what a sure sign gives to another. Linear in items and known.
 * @returns ids in the order of the items; `undefined` for an item that is new
 */
export function matchItems(items: ItemIdentity[], index: KnownIndex): (string | undefined)[] {
  const ids: (string | undefined)[] = items.map(() => undefined);
  for (const { keysOf, agrees, known } of index.steps) {
    items.forEach((item, at) => {
      const key = ids[at] === undefined ? keysOf(item) : undefined;
      if (key === undefined) return;
      const candidates = (known.get(key) ?? []).filter(
        ({ id, identity }) => !index.claimed.has(id) && agrees(item, identity),
      );
      const [only] = candidates;
      // Two that fit equally well name neither.
      if (only && candidates.length === 1) {
        ids[at] = only.id;
        index.claimed.add(only.id);
      }
    });
  }
  return ids;
}

const sameTitle: Agrees = (item, known) => item.title !== '' && item.title === known.title;
const sameDay: Agrees = (item, known) => item.day !== '' && item.day === known.day;
const lacksDuration: Agrees = (item, known) => item.duration === undefined || known.duration === undefined;

/** Some hosts copy an old item to make a new one and keep its guid: nothing else of the two agrees then. */
const isReusedGuid: Agrees = (item, known) =>
  item.enclosure !== known.enclosure && !sameTitle(item, known) && item.day !== '' && !sameDay(item, known);
