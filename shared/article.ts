import * as z from 'zod/mini';

/** The head of an own article's Markdown file. */
export const ownArticleSchema = z.object({
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
export type OwnArticle = z.infer<typeof ownArticleSchema>;

/** Who wrote an article; `slug` is their address under `/people/`, when they have a page there. */
export const authorSchema = z.object({ name: z.string(), slug: z.string() });
export type Author = z.infer<typeof authorSchema>;

/** An article as pages show it, whether it stands here or at an outlet. */
export const articleSchema = z.object({
  /** Permanent: of an own article its slug, of an external one ten letters and digits of its address. */
  id: z.string(),
  slug: z.string(),
  /** `own`: published here. `external`: it lives at an outlet and is read there. */
  place: z.enum(['own', 'external']),
  /** Where it is read at its outlet; absent for an own article that was published nowhere before. */
  address: z.optional(z.string()),
  /** `slug` when the configuration knows the outlet; otherwise its host names it. */
  outlet: z.optional(z.object({ name: z.string(), slug: z.optional(z.string()) })),
  headline: z.string(),
  dek: z.optional(z.string()),
  authors: z.array(authorSchema),
  /** ISO 8601 in UTC; absent when nobody has told it. */
  publishedAt: z.optional(z.string()),
  /** The picture of an external article, where its outlet keeps it: said to programs, never shown here. */
  image: z.optional(z.string()),
  /** ISO 8601: when it was first discussed, if it has no date of its own. */
  discussedAt: z.optional(z.string()),
  /** Of own articles alone. */
  kind: z.optional(z.enum(['news', 'opinion'])),
  minutes: z.optional(z.int()),
});
export type Article = z.infer<typeof articleSchema>;

/** The address of an own article on this site. @example ownArticlePath({ slug: 'a-headline' }) // '/articles/a-headline' */
export const ownArticlePath = ({ slug }: Pick<OwnArticle, 'slug'>): string => `/articles/${slug}`;

/** Stands in the address of an external article whose outlet the configuration does not know. */
const elsewhere = 'elsewhere';

/**
 * The address of an article on this site: an own one has its text there, an external one what is known of it.
 * @example articlePath({ place: 'external', id: 'k3x9q2mfab', slug: 'a-headline', outlet: { name: 'The Gazette', slug: 'gazette' } })
 * // '/articles/gazette/k3x9q2mfab-a-headline'
 */
export function articlePath(article: Pick<Article, 'place' | 'id' | 'slug' | 'outlet'>): string {
  if (article.place === 'own') return ownArticlePath(article);
  return `/articles/${article.outlet?.slug ?? elsewhere}/${article.id}${article.slug && `-${article.slug}`}`;
}
