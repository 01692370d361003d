import { clip } from '../text/clip.ts';
import { oneLine } from '../text/line.ts';
import { isAddress, isCode, isGeneric, namesHost } from './anchor.ts';
import type { NoteLine, NoteLink } from './note-lines.ts';

const longest = 300;
const quoted = /[“„"«‘']([^“”„"«»‘’]{8,200}(?:’[^“”„"«»‘’]{1,100})*)[”“"»’'][.,]?\s*[([–—-]*\s*$/;
const leadingMark =
  /^(?:[\s•·*▸►>|,;:.)\]–—-]|\[\]|\(\)|\d{1,3}[.)](?!\d)|(?:and|und|or|also|see|via|by)\b\s*)+/i;
const leadingTime = /^\W{0,3}(?:\d{1,2}:)?\d{1,3}:\d{2}\b[\s:|)\]–—-]*/;
const trailingMark = /[\s([{–—:;,|>→»-]+$/;
const abbreviation =
  /(?:^|\s)(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gen|Gov|Lt|Col|Prof|Jr|Sr|vs|No|Inc|U\.S|U\.N)$/;

/**
 * The headline that notes give an article: the linked words when they are one, else the sentence or the
 * quoted title before the link. `undefined` when the notes do not say: the page or a feed may.
 * @example headlineOf(line, link) // “The ban is lifted from Monday” for “The ban is lifted from Monday. [Link]”
 */
export function headlineOf(
  line: NoteLine,
  link: NoteLink,
  host: string,
  lineBefore: NoteLine | undefined,
): string | undefined {
  const anchor = tidy(link.anchor);
  if (isHeadline(anchor, host) && !isInsideSentence(line, link, anchor)) return clip(anchor, longest);
  const before = textBefore(line, link);
  const fromBefore = sentence(before) ?? (before.trim() ? undefined : sentenceShared(line, link, lineBefore));
  if (fromBefore && isHeadline(fromBefore, host)) return clip(fromBefore, longest);
  return undefined;
}

function isHeadline(text: string, host: string): boolean {
  if (text.length < 3 || isGeneric(text) || isCode(text) || isAddress(text) || namesHost(text, host))
    return false;
  return !/^(?:\S+\.\w{2,4}\/\S*|@\w+)$/.test(text);
}

/** A few words in the middle of a sentence are what the sentence needed, not a headline. */
function isInsideSentence(line: NoteLine, link: NoteLink, anchor: string): boolean {
  const before = line.text.slice(0, link.start).trim();
  const after = line.text.slice(link.end).trim();
  const words = anchor.split(' ').length;
  const startsAnew =
    before === '' || /[.!?:;–—|/•·)\]-]$/.test(before) || leadingMark.test(`${before} `.slice(-2));
  const ends = after === '' || /^[.!?;|/•·(–—[-]/.test(after);
  if (startsAnew && ends) return false;
  if (/[“„"«‘']$/.test(before) && /^[”“"»’']/.test(after)) return false;
  return (
    !(words >= 4 && /^[\p{Lu}\p{N}“"'‘]/u.test(anchor)) &&
    !(startsAnew && words >= 2 && after.startsWith(','))
  );
}

/** What stands between the link before, or the beginning of the line, and this link. */
function textBefore(line: NoteLine, link: NoteLink): string {
  const previous = line.links.filter(({ end }) => end <= link.start).at(-1);
  return line.text.slice(previous?.end ?? 0, link.start);
}

/** Two links after one sentence share it; an address alone on its line has the line before. */
function sentenceShared(
  line: NoteLine,
  link: NoteLink,
  lineBefore: NoteLine | undefined,
): string | undefined {
  const previous = line.links.filter(({ end }) => end <= link.start).at(-1);
  if (previous)
    return isGeneric(previous.anchor) || isCode(previous.anchor)
      ? sentence(textBefore(line, previous))
      : undefined;
  const isAlone = !line.text.slice(link.end).trim();
  return isAlone && isAddress(link.anchor) && lineBefore?.links.length === 0
    ? sentence(lineBefore.text)
    : undefined;
}

function sentence(before: string): string | undefined {
  const title = quoted.exec(before.trimEnd());
  if (title?.[1]) return tidy(title[1]);
  const text = tidy(before);
  const parts = text.split(/(?<=[.!?…][”"’')]?)\s+(?=[\p{Lu}\p{N}“"'‘([])/u);
  let last = parts.pop() ?? '';
  while (parts.length > 0 && abbreviation.test((parts.at(-1) ?? '').replace(/\.$/, '')))
    last = `${parts.pop()} ${last}`;
  const found = tidy(last);
  return found.split(' ').length >= 3 ? found : undefined;
}

const tidy = (text: string): string =>
  oneLine(text)
    .replace(leadingTime, '')
    .replace(leadingMark, '')
    .replace(leadingTime, '')
    .replace(trailingMark, '')
    .replace(/^[“"](.*)[”"]$/, '$1')
    .trim();
