import * as z from 'zod/mini';

/** The head of an own article's Markdown file, and what lists show of it. */
export const articleSchema = z.object({
  slug: z.string(),
  headline: z.string(),
  dek: z.string(),
  /** A slug in `people`, or a name. */
  author: z.string(),
  kind: z.enum(['news', 'opinion']),
  /** ISO 8601 in UTC. */
  publishedAt: z.string(),
  /** A slug in `outlets`: where it was first published, if not here. */
  outlet: z.optional(z.string()),
  originalUrl: z.optional(z.string()),
  /** Minutes to read, at 230 words a minute, at least 1. */
  minutes: z.int(),
});
export type Article = z.infer<typeof articleSchema>;

export const articlePath = (article: Pick<Article, 'slug'>): string => `/articles/${article.slug}`;
