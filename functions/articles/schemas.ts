import * as z from 'zod/mini';
import { articleSchema } from '../../shared/article.ts';
import { apiEpisode, apiLinkedArticle, numeric, pageQuery } from '../episodes/schemas.ts';

const slug = z
  .string()
  .check(z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected a slug'), z.maxLength(80, 'expected a slug'));
const cursor = z.optional(z.string());

export const articlesQuery = z.extend(pageQuery, {
  outlet: z.optional(slug),
  author: z.optional(slug),
  show: z.optional(slug),
  year: numeric(1900, 9999, 'expected a year'),
});

export const apiArticle = z.extend(articleSchema, {
  /** On this site. */
  url: z.string(),
});
export const articles = z.object({ items: z.array(apiArticle), cursor });
export const apiArticlePage = z.extend(apiArticle, {
  discussedOn: z.object({
    items: z.array(z.object({ second: z.optional(z.int()), episode: apiEpisode })),
    cursor,
  }),
});
export const articlesOfEpisode = z.object({
  items: z.array(z.extend(apiLinkedArticle, { article: apiArticle })),
});
