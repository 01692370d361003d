import * as z from 'zod/mini';
import { searchKinds } from '../../shared/search/document.ts';
import { mostOnPage, mostResults } from '../../shared/search/search.ts';
import { numeric } from '../episodes/schemas.ts';
import { said } from '../said.ts';

export const searchQuery = z.object({
  q: z._default(z.string(), ''),
  show: z.optional(z.string().check(z.maxLength(80, 'expected the slug of a show'))),
  kind: said(z.enum(searchKinds, `expected ${searchKinds.join(', ')}`)),
  year: said(numeric(1900, 9999, 'expected a year')),
  limit: said(numeric(1, mostOnPage, `expected a number from 1 to ${mostOnPage}`)),
  page: said(numeric(1, mostResults, `expected a number from 1 to ${mostResults}`)),
});

const part = z.object({ text: z.string(), hit: z.boolean() });
const moment = z.object({ second: z.int(), url: z.string(), parts: z.array(part) });

export const searchResult = z.object({
  kind: z.enum(searchKinds),
  id: z.string(),
  show: z.optional(z.string()),
  title: z.string(),
  titleParts: z.array(part),
  people: z.array(z.array(part)),
  year: z.int(),
  publishedAt: z.string(),
  url: z.string(),
  parts: z.array(part),
  second: z.optional(z.int()),
  moments: z.array(moment),
});

export const searchAnswer = z.object({
  items: z.array(searchResult),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  corrections: z.array(z.string()),
  /** False until the first index is built. */
  isReady: z.boolean(),
});
