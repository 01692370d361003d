import type { Site } from '../../site/schema.ts';
import { clip } from '../../text/clip.ts';
import { oneLine } from '../../text/line.ts';
import { isSameName } from './bio.ts';
import type { PageDraft } from './block.ts';
import { type CleanBody, cleanBody } from './clean-body.ts';
import { dateInAddress } from './credits.ts';
import type { Entry, Fact, WrittenEntry } from './entry.ts';
import { findOutlet } from './find-outlet.ts';
import { endsSentence } from './text-blocks.ts';
import { WritingError } from './writing-error.ts';

/** What the person at the command states: it goes before anything that is found. */
export type Stated = {
  date?: string | undefined;
  url?: string | undefined;
  outlet?: string | undefined;
  author?: string | undefined;
  kind?: Entry['kind'] | undefined;
};

/** A fact, and where it comes from; without `from` it only stands in. */
type Told<T> = { value: T; from?: string };

const shortestBody = 100;

/**
 * Makes an entry of a draft: the body cleaned, author, shows and outlet recognised by the site's configuration.
 * @param today stands in for a date that is nowhere, `YYYY-MM-DD`
 * @throws {WritingError} when no body is left
 */
export function writeEntry(draft: PageDraft, stated: Stated, site: Site, today: string): WrittenEntry {
  const byline = stated.author ?? bylineName(draft.author);
  const headline = oneLine(draft.headline ?? '');
  const clean = cleanBody(draft.blocks, { site, headline, dek: draft.dek, author: byline });
  const body = clean.body.flatMap(({ markdown }) => markdown || []).join('\n\n');
  const isProse = clean.body.some(({ text }) => text.length >= 60 || endsSentence(text));
  if (!headline || !isProse || body.length < shortestBody) {
    throw new WritingError('no-article', 'There is too little text here to be an article.');
  }
  const original = originalOf(draft, stated, clean);
  const outlet = findOutlet({ stated: stated.outlet, address: original.value, draft, clean, site });
  const told = {
    dek: dekOf(draft, clean),
    author: authorOf(
      stated.author,
      byline ?? clean.credits.author,
      clean,
      outlet.value,
      original.value,
      site,
    ),
    date: dateOf(draft, stated, clean, original.value, today),
    kind: kindOf(draft, stated),
    outlet,
    originalUrl: original,
    shows: { value: clean.bio?.shows ?? [], ...(clean.bio?.shows.length && { from: 'from the bio' }) },
  };
  const facts: Fact[] = ['dek', 'author', 'date', 'kind', 'outlet', 'originalUrl', 'shows'];
  return {
    entry: {
      headline,
      dek: told.dek.value,
      author: told.author.value,
      date: told.date.value,
      kind: told.kind.value,
      outlet: outlet.value,
      originalUrl: original.value,
      shows: told.shows.value,
      body,
    },
    found: Object.fromEntries(facts.flatMap((fact) => (told[fact].from ? [[fact, told[fact].from]] : []))),
    missing: facts.filter((fact) => !told[fact].from),
    dropped: clean.dropped,
    leftOut: draft.leftOut,
  };
}

function originalOf(draft: PageDraft, stated: Stated, clean: CleanBody): Told<string | undefined> {
  if (stated.url) return { value: stated.url, from: 'as stated' };
  const value = draft.address ?? clean.credits.address;
  return value ? { value, from: 'from the page' } : { value: undefined };
}

function dekOf(draft: PageDraft, { body }: CleanBody): Told<string> {
  const dek = oneLine(draft.dek ?? '');
  if (dek) return { value: clip(dek, 500), from: 'from the page' };
  const first = body.find(({ kind }) => kind === 'paragraph')?.text ?? '';
  const sentence = /^.{30,}?[.!?…][”"’')]*(?=\s+["“‘'(]?[\p{Lu}\d])/u.exec(first)?.[0] ?? first;
  return { value: clip(sentence, 280) };
}

function authorOf(
  stated: string | undefined,
  byline: string | undefined,
  { bio }: CleanBody,
  outlet: string | undefined,
  address: string | undefined,
  site: Site,
): Told<string> {
  const name = stated ?? byline ?? bio?.author;
  if (!name) {
    // A text without a byline goes under the name of who published it.
    const publisher = site.outlets.find(({ slug }) => slug === outlet)?.name;
    return { value: publisher ?? (address ? new URL(address).host.replace(/^www\./, '') : 'Unsigned') };
  }
  const from = stated ? 'as stated' : byline ? 'from the byline' : 'from the bio';
  const person = site.people.find((known) => isSameName(known.name, name) || known.slug === name);
  return { value: person?.slug ?? name, from };
}

function dateOf(
  draft: PageDraft,
  stated: Stated,
  clean: CleanBody,
  address: string | undefined,
  today: string,
): Told<string> {
  if (stated.date) return { value: stated.date, from: 'as stated' };
  const onPage = draft.date ?? clean.credits.date;
  if (onPage) return { value: onPage, from: 'from the page' };
  const inAddress = address && dateInAddress(address);
  return inAddress ? { value: inAddress, from: 'from the address' } : { value: today };
}

function kindOf(draft: PageDraft, stated: Stated): Told<Entry['kind']> {
  if (stated.kind) return { value: stated.kind, from: 'as stated' };
  return draft.kind ? { value: draft.kind, from: 'from the page' } : { value: 'news' };
}

/** A byline holds a name, sometimes with a word before it or a second line below; an address is none. */
function bylineName(byline = ''): string | undefined {
  const name = oneLine(byline.split('\n')[0] ?? '').replace(/^(?:by|von|par|por|autor|author)\s*:?\s+/i, '');
  const isName =
    name !== '' &&
    name.length <= 80 &&
    !/https?:|@|\d{3}|^(?:unknown|admin|administrator|staff)$/i.test(name);
  return isName ? name : undefined;
}
