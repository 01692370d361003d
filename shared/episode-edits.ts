import * as z from 'zod/mini';
import { appearanceSchema, type EpisodeFacts, episodeFactsSchema } from './episode.ts';

/** What a host says of an episode. The sync never writes it, and it wins over whatever the feed says. */
export const episodeEditsSchema = z.object({
  title: z.optional(z.string()),
  /** `null`: none, whatever the feed says. */
  number: z.optional(z.nullable(z.int())),
  season: z.optional(z.nullable(z.int())),
  /** In place of all guests that the feed names; its hosts stay. */
  guests: z.optional(z.array(appearanceSchema)),
  /** True: nobody but hosts and moderators sees it. */
  isHidden: z.optional(z.boolean()),
  /** Of the sentences of its transcript that a host corrected. */
  sentences: z.optional(z.string()),
});
export type EpisodeEdits = z.infer<typeof episodeEditsSchema>;

/** The facts of a feed that a host can say otherwise. */
export const editableFactsSchema = z.pick(episodeFactsSchema, {
  title: true,
  headline: true,
  number: true,
  season: true,
  people: true,
});
export type EditableFacts = z.infer<typeof editableFactsSchema>;

/** The part of an edit that stands in place of facts; the rest is about where the episode is shown, and its words. */
export const factEdits = ['title', 'number', 'season', 'guests'] as const;
export type FactEdit = (typeof factEdits)[number];

/**
 * Facts as they are shown: the feed's, and what a host says in their place.
 * @example editedFacts(facts, { title: 'The harbour, part 2', number: null })
 */
export function editedFacts<T extends EditableFacts>(facts: T, edits: EpisodeEdits = {}): T {
  const { title, number, season, guests } = edits;
  return {
    ...facts,
    ...(title !== undefined && { title, headline: title }),
    ...(number !== undefined && { number: number ?? undefined }),
    ...(season !== undefined && { season: season ?? undefined }),
    ...(guests && { people: withGuests(facts.people, guests) }),
  };
}

/** Whoever the feed calls a host is heard on it all the same. */
function withGuests(people: EpisodeFacts['people'], guests: EpisodeFacts['people']): EpisodeFacts['people'] {
  const named = new Set(guests.map(({ slug }) => slug));
  return [...people.filter(({ role, slug }) => role === 'host' && !named.has(slug)), ...guests];
}

/** Edits without what says nothing; `undefined` when nothing is left. */
export function settledEdits(edits: EpisodeEdits): EpisodeEdits | undefined {
  const said = Object.entries(edits).filter(([, value]) => value !== undefined && value !== false);
  return said.length === 0 ? undefined : Object.fromEntries(said);
}
