import * as z from 'zod/mini';

/** The head of an own article: what stands before its text in the Markdown file. */
export const articleHead = z.strictObject({
  headline: z.string(),
  dek: z.string(),
  /** A slug in `people` of the site's configuration, or a name. */
  author: z.string(),
  date: z.coerce.date(),
  kind: z.enum(['news', 'opinion']),
  outlet: z.optional(z.string()),
  originalUrl: z.optional(z.url({ protocol: /^https?$/ })),
  /** Slugs of shows that the author is heard on. */
  shows: z.optional(z.array(z.string())),
  /** Written by `npm run article`: tells it whether a person has edited the file since. */
  imported: z.optional(z.string()),
  /** Sample articles are left out once the shows read real feeds. */
  sample: z._default(z.boolean(), false),
});

export type ArticleHead = z.infer<typeof articleHead>;
