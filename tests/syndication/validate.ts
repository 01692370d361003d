import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { memoryPages, validateXML } from 'xmllint-wasm';
import * as z from 'zod/mini';

const schema = readFileSync(join(import.meta.dirname, 'rss.rng'), 'utf8');

/** What libxml2 finds wrong in feeds: well-formedness and namespaces by XML itself, the rest by `rss.rng`. */
export async function rssMistakes(...feeds: string[]): Promise<string[]> {
  const { errors, valid } = await validateXML({
    xml: feeds.map((contents, at) => ({ fileName: `feed-${at}.xml`, contents })),
    schema,
    extension: 'relaxng',
    maxMemoryPages: 2 * memoryPages.GiB,
  });
  return valid ? [] : ['invalid', ...errors.map(({ rawMessage }) => rawMessage)];
}

const address = z.string().check(z.regex(/^https?:\/\/\S+$/));
const author = z.strictObject({ name: z.string().check(z.minLength(1)), url: z.optional(address) });
const item = z.strictObject({
  id: z.string().check(z.minLength(1)),
  url: address,
  external_url: z.optional(address),
  title: z.string(),
  summary: z.optional(z.string()),
  content_html: z.optional(z.string()),
  content_text: z.optional(z.string()),
  date_published: z.optional(z.iso.datetime({ offset: true })),
  authors: z.array(author),
});

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/), strictly: nothing that the specification does not name. */
export const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  home_page_url: address,
  feed_url: address,
  description: z.optional(z.string()),
  language: z.string(),
  next_url: z.optional(address),
  items: z.array(
    item.check(
      z.refine(
        (one) => one.content_html !== undefined || one.content_text !== undefined,
        'expected a content',
      ),
    ),
  ),
});
