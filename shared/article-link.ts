import * as z from 'zod/mini';
import { type Article, articleSchema } from './article.ts';
import type { Episode } from './episode.ts';

/** The tie between an episode and an article that it discusses. */
export const articleLinkSchema = z.object({
  /** Ids of both. */
  episode: z.string(),
  article: z.string(),
  /** Its place among the links of the episode, in order of mention. */
  position: z.int(),
  /** The second of the audio at which it is discussed, when somebody or something tells it. */
  second: z.optional(z.int()),
  /** Who made the tie: the notes of the episode, a host, or a feed. */
  source: z.enum(['notes', 'host', 'feed']),
});
export type ArticleLink = z.infer<typeof articleLinkSchema>;

/** What the sync found of a link when it last read the notes. */
const foundSchema = z.object({
  position: z.int(),
  second: z.optional(z.int()),
  address: z.string(),
});

/** What a host decided about a link. The sync never writes it, and it wins over whatever the sync finds. */
const decisionSchema = z.object({
  /** True when the host made the link, false when the host took it away; otherwise the notes decide. */
  isLinked: z.optional(z.boolean()),
  position: z.optional(z.int()),
  /** `null`: at no second, whatever is found. */
  second: z.optional(z.nullable(z.int())),
});
export type LinkDecision = z.infer<typeof decisionSchema>;

/** A link as stored: what was found, and what a host decided. */
export const storedLinkSchema = z.object({
  episode: z.string(),
  article: z.string(),
  /** Counts the changes written; guards every update. */
  rev: z.int(),
  found: z.optional(foundSchema),
  /** The second of a chapter that names the same address. */
  chapterSecond: z.optional(z.int()),
  decision: z.optional(decisionSchema),
  /** ISO 8601: the date of the episode under which it stands in the list of the article; absent when it does not. */
  listedAt: z.optional(z.string()),
  /** The article as it is shown beside the episode. */
  facts: articleSchema,
});
export type StoredLink = z.infer<typeof storedLinkSchema>;

/** An article in the list of an episode. */
export type LinkedArticle = Pick<ArticleLink, 'position' | 'second' | 'source'> & { article: Article };

/** An episode in the list of an article, with the second at which it is discussed there. */
export type Discussion = { episode: Episode; second?: number };

const last = 1_000_000;

/**
 * What holds of a link in the end: a host's decision before what was found; `undefined` when it is no link (any
 * more).
 */
export function settleLink({
  episode,
  article,
  found,
  decision,
  chapterSecond,
}: Omit<StoredLink, 'facts' | 'rev' | 'listedAt'>): ArticleLink | undefined {
  if (!(decision?.isLinked ?? found !== undefined)) return undefined;
  const second = decision?.second === undefined ? (found?.second ?? chapterSecond) : decision.second;
  return {
    episode,
    article,
    position: decision?.position ?? found?.position ?? last,
    ...(second !== null && second !== undefined && { second }),
    source: found ? 'notes' : 'host',
  };
}

/** The articles of an episode in order of mention, from its stored links. */
export const linkedArticles = (links: StoredLink[]): LinkedArticle[] =>
  links
    .flatMap((stored) => {
      const link = settleLink(stored);
      return link ? [{ link, article: stored.facts }] : [];
    })
    .sort((one, other) => one.link.position - other.link.position)
    .map(({ link: { position, second, source }, article }) => ({
      position,
      ...(second !== undefined && { second }),
      source,
      article,
    }));
