import * as z from 'zod/mini';
import type { LinkedArticle } from './article-link.ts';
import type { Chapter } from './chapter.ts';
import type { TranscriptSummary } from './transcript.ts';

/** Somebody heard on an episode. `slug` is their address under `/people/`. */
export const appearanceSchema = z.object({
  name: z.string(),
  slug: z.string(),
  role: z.enum(['host', 'guest']),
});
export type Appearance = z.infer<typeof appearanceSchema>;

const enclosureSchema = z.object({
  /** Where the audio lies: an https or http address, or a path of this site. */
  url: z.string(),
  /** MIME type, such as `audio/mpeg`. */
  type: z.string(),
  /** Size as the feed states it; absent when it states none or zero. */
  bytes: z.optional(z.number()),
});

export const referenceSchema = z.object({
  url: z.string(),
  type: z.string(),
  language: z.optional(z.string()),
});
/** A file beside the audio (a transcript, chapters) that the feed points to. */
export type FileReference = z.infer<typeof referenceSchema>;

/** What a feed says of one episode, after normalising: everything but its identity on this site. */
export const episodeFactsSchema = z.object({
  /** The title as the feed spells it, entities decoded, white space folded. */
  title: z.string(),
  /** The title without show name, number and guests: what a page prints large. */
  headline: z.string(),
  number: z.optional(z.int()),
  season: z.optional(z.int()),
  kind: z.enum(['full', 'trailer', 'bonus']),
  /** As the feed states it; several items may share one. Absent when it states none. */
  guid: z.optional(z.string()),
  /** ISO 8601 in UTC, milliseconds included. */
  publishedAt: z.string(),
  /** Set when the feed gave no readable date and `publishedAt` is when we first saw the item. */
  dateGuessed: z.optional(z.boolean()),
  /** Seconds, whole; absent when unknown. */
  duration: z.optional(z.number()),
  /** At most 280 characters of plain text. */
  summary: z.string(),
  enclosure: z.optional(enclosureSchema),
  /** The page the feed names for this item. */
  link: z.optional(z.string()),
  explicit: z.optional(z.boolean()),
  people: z.array(appearanceSchema),
  transcripts: z.array(referenceSchema),
  chapters: z.optional(referenceSchema),
});
export type EpisodeFacts = z.infer<typeof episodeFactsSchema>;

/** One item of a show's feed as the site knows it. Its `id` never changes; its `slug` follows the headline. */
export const episodeSchema = z.extend(episodeFactsSchema, {
  id: z.string(),
  show: z.string(),
  slug: z.string(),
  /** Slugs it had before, newest first. */
  formerSlugs: z.array(z.string()),
  /** Counts the changes written; guards every update. */
  rev: z.int(),
});
export type Episode = z.infer<typeof episodeSchema>;

/** An episode as the table holds it: also one that a host hides, which no page shows. */
export const storedEpisodeSchema = z.extend(episodeSchema, { isHidden: z.optional(z.boolean()) });
export type StoredEpisode = z.infer<typeof storedEpisodeSchema>;

/** Another episode that the notes of one point to. */
export const relatedEpisodeSchema = z.pick(episodeSchema, {
  id: true,
  show: true,
  slug: true,
  headline: true,
  number: true,
});
export type RelatedEpisode = z.infer<typeof relatedEpisodeSchema>;

/** An episode with what its page shows at once. */
export type EpisodePage = Episode & {
  /** Sanitised: safe to print. */
  notesHtml: string;
  /** What it discusses, in order of mention. */
  articles: LinkedArticle[];
  /** In order of mention. */
  seeAlso: RelatedEpisode[];
  /** In order; empty when it has none. */
  chapterList: Chapter[];
  /** Present when its words are stored: `Reader.transcript` gives them. */
  transcript?: TranscriptSummary;
};

/**
 * The address of an episode on this site.
 * @example episodePath({ show: 'my-show', id: 'k3x9q2mfab', slug: 'a-headline' }) // '/my-show/k3x9q2mfab-a-headline'
 */
export const episodePath = (episode: Pick<Episode, 'show' | 'id' | 'slug'>): string =>
  `/${episode.show}/${episode.id}${episode.slug && `-${episode.slug}`}`;
