import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import * as z from 'zod/mini';
import { articleHead } from './text/article-head.ts';

/** Own articles. The name of the file is the article's address. */
const articles = defineCollection({
  loader: glob({ pattern: '*.md', base: './content/articles', generateId: ({ entry }) => slugOf(entry) }),
  schema: articleHead,
});

/** @throws {Error} when the name cannot be an address */
function slugOf(file: string): string {
  const [, slug] = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(file) ?? [];
  if (slug) return slug;
  throw new Error(
    `web/content/articles/${file}: the name becomes the address, expected lower-case words joined by hyphens, such as "my-article.md".`,
  );
}

/** Texts of the site itself. */
const texts = defineCollection({
  loader: glob({ pattern: 'policy.md', base: './content' }),
  schema: z.object({ title: z.optional(z.string()) }),
});

export const collections = { articles, texts };
