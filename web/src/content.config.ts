import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import * as z from 'astro/zod';

/** Own articles: the head of each Markdown file. The file's name is the article's address. */
const articles = defineCollection({
  loader: glob({ pattern: '*.md', base: './content/articles' }),
  schema: z.strictObject({
    headline: z.string(),
    dek: z.string(),
    /** A slug in `people` of the site's configuration, or a name. */
    author: z.string(),
    date: z.coerce.date(),
    kind: z.enum(['news', 'opinion']),
    outlet: z.string().optional(),
    originalUrl: z.url({ protocol: /^https?$/ }).optional(),
    /** Slugs of shows that the author is heard on. */
    shows: z.array(z.string()).optional(),
    /** Written by `npm run article`: tells it whether a person has edited the file since. */
    imported: z.string().optional(),
    /** Sample articles are left out once the shows read real feeds. */
    sample: z.boolean().default(false),
  }),
});

/** Texts of the site itself. */
const texts = defineCollection({
  loader: glob({ pattern: 'policy.md', base: './content' }),
  schema: z.object({ title: z.string().optional() }),
});

export const collections = { articles, texts };
