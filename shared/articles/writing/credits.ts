import { readDate } from '../../feed/date.ts';
import { titleKey } from '../../text/title-key.ts';

/** What a line around an article says of it: who wrote it, when, where it first stood. */
export type Credits = { author?: string; date?: string; address?: string; outletName?: string };

const name = String.raw`(?!Posted|Published|Updated|POSTED|PUBLISHED)\p{Lu}[\p{L}.'’-]*(?:\s+(?:(?!Posted|Published|Updated|POSTED|PUBLISHED)\p{Lu}[\p{L}.'’-]*|de|da|del|della|der|den|di|du|la|le|van|von|bin|al|el|ibn|y)){0,4}\s+(?!Posted|Published|Updated|POSTED|PUBLISHED)\p{Lu}[\p{L}.'’-]+`;
const byline = new RegExp(
  String.raw`^(?:(?:[Ww]ritten|[Pp]osted|[Pp]ublished)\s+)?(?:[Bb]y|BY|[Aa]uthor|AUTHOR|[Vv]on|[Pp]ar|[Pp]or|[Dd]oor|[Dd]i)\s*:?\s+(${name})(?=$|\s*[|,•·–—(/-]|\s+(?:and|und|et|y|&|on|in|at|for|[Pp]osted|[Pp]ublished|[Uu]pdated|\d))`,
  'u',
);
const anyDate =
  /\b\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?|\b\d{1,2}(?:st|nd|rd|th)?\.?\s+(?:de\s+)?\p{L}{3,12}\.?(?:\s+de)?,?\s+\d{4}\b|\b\p{L}{3,12}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}\b|\b\d{1,2}([/.])\d{1,2}\1\d{4}\b/gu;
const origin =
  /^[([]?(?:this (?:article|piece|essay|column|post|story|report|commentary|interview)\s+)?(?:was\s+)?(?:(?:originally|first|previously)\s+)?(?:appeared|published|posted|ran|printed|source|via|original|read the (?:full|original|rest).{0,40})\b.{0,30}?(?:\s(?:at|on|in|by|from)\s|:\s|\s)/i;
const address = /\bhttps?:\/\/[^\s<>"“”«»]+[^\s<>"“”«».,;:!?'’)\]]/;

/**
 * Reads a short line as a credit: a byline, a date line, or a word on where the article first appeared.
 * `undefined` for a line that says more than that, which is then part of the article.
 * @param known names that are bylines even when nothing but the name stands there
 * @example readCredits('By Ada Example | August 15, 2025', []) // { author: 'Ada Example', date: '2025-08-15' }
 */
export function readCredits(text: string, known: string[]): Credits | undefined {
  // Pages that set words apart by their looks are copied without the space.
  const line = text.trim().replace(/\b(on|by)(?=\p{Lu})/gu, '$1 ');
  if (line.length > 200) return undefined;
  const link = address.exec(line)?.[0];
  if (link && line.replace(link, '').trim().length <= 1) return { address: link };
  const date = dateIn(line);
  const author = byline.exec(line)?.[1] ?? known.find((person) => titleKey(person) === titleKey(line));
  const rest = withoutCredits(line, author);
  if (author && isSmall(rest)) return { author: withoutHonours(author), ...(date && { date }) };
  const knownWithDate = date ? known.find((person) => titleKey(rest) === titleKey(person)) : undefined;
  if (knownWithDate) return { author: knownWithDate, ...(date && { date }) };
  if (date && isSmall(rest)) return { date };
  const from = origin.exec(line);
  if (!from || line.length > 160 || /[.!?]\s+\p{Lu}/u.test(line)) return undefined;
  if (link) return { address: link, ...(date && { date }) };
  const outletName = line
    .slice(from[0].length)
    .replace(anyDate, '')
    .replace(/^the\s/i, '')
    .replace(/,?\s+(?:and|with|under|where)\s.*$/i, '')
    .replace(/\b(?:on|in|at)\s*[.)\]]*\s*$/i, '')
    .replace(/[\s.,)\]]+$/, '')
    .trim();
  return /^\p{Lu}/u.test(outletName) && outletName.length <= 60
    ? { outletName, ...(date && { date }) }
    : undefined;
}

/** The first date that a text spells out, as a day; one with a time keeps it. */
export function dateIn(text: string): string | undefined {
  for (const [found] of text.matchAll(anyDate)) {
    const date = readDate(found.replace(/(?<=^\d{1,2})\.|\bde\s/g, ' ').replace(/(?<=\p{L})\.(?=\s)/u, ''));
    if (date) return found.includes('T') ? date.toISOString() : date.toISOString().slice(0, 10);
  }
  return undefined;
}

/** The day that an address carries, as many do: `/2025/08/15/`. */
export function dateInAddress(link: string): string | undefined {
  const [, year, month, day] = /\/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|$)/.exec(link) ?? [];
  if (!year || !month || !day) return undefined;
  return readDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    ?.toISOString()
    .slice(0, 10);
}

function withoutCredits(line: string, author: string | undefined): string {
  return (author ? line.replace(author, ' ') : line)
    .replace(anyDate, ' ')
    .replace(/\b\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\b\.?/gi, ' ')
    .replace(
      /\b(?:by|author|written|posted|published|publication|updated|modified|date|on|at|in|from|last|first|am|pm|a\.m|p\.m|uhr|stand|von|par|por|le|the|utc|gmt|e[sd]?t|c[sd]?t|p[sd]?t|min(?:ute)?s? read|\d+ min(?:ute)?s?|comments?|news|opinion|blog|(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?)\b/gi,
      ' ',
    )
    .replace(/[\s|,•·–—()/:;.&-]+/g, ' ')
    .trim();
}

/** A category, a number of comments, a second name: a few words at most. */
const isSmall = (rest: string): boolean => rest.length <= 40 && rest.split(/\s+/).length <= 5;

const withoutHonours = (author: string): string =>
  author.replace(/^(?:Dr|Prof|Mr|Mrs|Ms|Sir)\.?\s+/, '').trim();
