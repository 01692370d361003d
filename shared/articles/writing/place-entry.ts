import { slugify } from '../../text/slug.ts';
import { titleKey } from '../../text/title-key.ts';
import type { Entry, WrittenEntry } from './entry.ts';
import { type EntryFile, entryText, readEntryFile } from './entry-file.ts';

/** A file that is there already; `slug` is its name without the ending, and the article's address. */
export type ExistingEntry = { slug: string; text: string };

/**
 * What is to be done with an entry. `unchanged`: the article is there as it is; `edited`: it is there, a person has
 * changed the file since, and it must not be overwritten unasked.
 */
export type Placement = {
  outcome: 'created' | 'updated' | 'unchanged' | 'edited';
  slug: string;
  entry: Entry;
  text: string;
};

/**
 * Finds the file of an entry: the one that holds the same article, by original address, headline or words, or a new
 * one. What the page does not tell stays as the file has it.
 * @param overwrite replaces what a person has edited
 */
export function placeEntry(written: WrittenEntry, existing: ExistingEntry[], overwrite = false): Placement {
  const { entry, missing } = written;
  const files = existing.map(({ slug, text }) => ({ slug, text, file: readEntryFile(text) }));
  const same = files.find(({ file }) => isSameArticle(written, file));
  if (!same) {
    const taken = new Set(['index', ...existing.map(({ slug }) => slug)]);
    return { outcome: 'created', slug: freeSlug(entry, taken), entry, text: entryText(entry) };
  }
  const { slug, file } = same;
  const whole = withKept(entry, missing, file);
  const text = entryText(whole);
  const placed = { slug, entry: whole, text };
  const isAsBefore =
    text === same.text || (file.imported !== undefined && text.includes(`\nimported: ${file.imported}\n`));
  if (isAsBefore && !(overwrite && file.isEdited)) return { outcome: 'unchanged', ...placed };
  return { outcome: file.isEdited && !overwrite ? 'edited' : 'updated', ...placed };
}

/**
 * One article keeps its words wherever it is copied from. A headline alone is enough when it says something and no
 * date or address speaks against it: a short one may come back every week.
 */
function isSameArticle({ entry, missing }: WrittenEntry, { head, body }: EntryFile): boolean {
  const bothStated = entry.originalUrl !== undefined && head.originalUrl !== undefined;
  if (bothStated && bareAddress(entry.originalUrl) === bareAddress(head.originalUrl)) return true;
  const shared = sharedParagraphs(entry.body, body);
  if (shared >= 0.5) return true;
  if (bothStated || titleKey(entry.headline) !== titleKey(head.headline ?? '')) return false;
  const isOtherDay = !missing.includes('date') && entry.date.slice(0, 10) !== head.date?.slice(0, 10);
  return shared > 0 || (entry.headline.split(/\s+/).length >= 4 && !isOtherDay);
}

const bareAddress = (address = ''): string =>
  address
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');

/** How many of the shorter text's paragraphs the other has, word by word: 0 to 1. */
function sharedParagraphs(one: string, other: string): number {
  const [some, others] = [one, other].map(
    (body) =>
      new Set(
        body
          .replace(/\]\([^)]*\)/g, ']')
          .split(/\n\s*\n/)
          .map(titleKey)
          .filter((words) => words.length >= 40),
      ),
  );
  if (!some || !others || some.size === 0 || others.size === 0) return 0;
  return [...some].filter((paragraph) => others.has(paragraph)).length / Math.min(some.size, others.size);
}

function withKept(entry: Entry, missing: WrittenEntry['missing'], { head }: EntryFile): Entry {
  const kept = { ...entry };
  const lacks = (fact: (typeof missing)[number]) => missing.includes(fact);
  if (lacks('dek') && head.dek) kept.dek = head.dek;
  if (lacks('author') && head.author) kept.author = head.author;
  if (lacks('date') && head.date) kept.date = head.date;
  if (lacks('kind') && (head.kind === 'news' || head.kind === 'opinion')) kept.kind = head.kind;
  if (lacks('outlet') && head.outlet) kept.outlet = head.outlet;
  if (lacks('originalUrl') && head.originalUrl) kept.originalUrl = head.originalUrl;
  if (lacks('shows') && head.shows) kept.shows = head.shows.match(/[a-z0-9-]+/g) ?? [];
  return kept;
}

function freeSlug({ headline, date }: Entry, taken: Set<string>): string {
  const slug = slugify(headline) || `article-${date.slice(0, 10)}`;
  const dated = slug.includes(date.slice(0, 10)) ? slug : `${slug}-${date.slice(0, 10)}`;
  for (const candidate of [slug, dated]) if (!taken.has(candidate)) return candidate;
  for (let number = 2; ; number += 1) if (!taken.has(`${dated}-${number}`)) return `${dated}-${number}`;
}
