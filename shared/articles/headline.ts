import { clip } from '../text/clip.ts';
import { oneLine } from '../text/line.ts';
import { isMark } from './anchor.ts';
import type { NoteLine, NoteLink } from './note-lines.ts';

const longest = 300;
const lookedAt = 800;
const inDoubleQuotes = /[“„"«]([^“”„"«»]{4,250})[”“"»][.,]?\s*[([–—-]*\s*$/;
const inSingleQuotes = /(?:^|[\s:;(])['‘](\S.{3,250}?)['’][.,]?\s*[([–—-]*\s*$/;
/** “Discussed on the show: 'Title' (Outlet)”. */
const titleAndOutlet = /['‘“"](\S.{3,250}?)['’”"][.,]?\s*\([^()]{2,60}\)\W*$/;
const onEpisode = /^(?:on|in)\s+[\p{L}&' ]{2,40}#\s?\d+,\s*/iu;
const leadingMark = /^(?:[\s•·*▸►>|,;:.)\]–—-]|\[\]|\(\)|(?:and|und|or|also|see|via|by)\b)+/i;
const numbering = /^\d{1,2}[.)]\s+/;
const leadingTime = /^\W{0,3}(?:\d{1,2}:)?\d{1,3}:\d{2}\b[\s:|)\]–—-]*/;
const trailingMark = /[\s([{–—:;,|>→»-]+$/;
const abbreviation =
  /(?:^|\s)(?:\p{L}|\p{L}\.\p{L}|Mr|Mrs|Ms|Dr|St|Sen|Rep|Gen|Gov|Lt|Col|Prof|Jr|Sr|vs|No|Inc|Hr|Fr|bzw)$/u;
/** Ends and words of a sentence that only leads to its link. */
const leadsOn =
  /(?<!\p{L})(?:a|an|the|my|our|his|her|its|their|this|that|in|on|at|by|from|to|of|with|for|and|or|via|like|als|im|in|auf|bei|von|vom|der|die|das|den|dem|ein|eine|einen|und|unter|über|mit|article|piece|post|story|report|check|link|links|artikel|see|here|hier|is|are|was|were|ist|sind)$/iu;
const invites =
  /(?<!\p{L})(?:more (?:info|information|details)|check out|click|visit|go to|you can|learn more|find (?:it|out|more)|read (?:it|more|the|about)|available at|weitere infos?|mehr infos?|download|subscribe|listen to|watch)(?!\p{L})/iu;

/**
 * The headline that notes give an article: the linked words when they are one, else the sentence or the
 * quoted title before a link such as “[Link]”. `undefined` when the notes do not say it: the page or a feed
 * may.
 * @param host of the address, whose name is no headline
 */
export function headlineOf(
  line: NoteLine,
  link: NoteLink,
  host: string,
  lineBefore?: NoteLine,
): string | undefined {
  const anchor = tidy(link.anchor);
  const namesOutlet = /[’'”"]\s*\($/.test(line.text.slice(0, link.start).slice(-lookedAt));
  if (!isMark(anchor, host) && !namesOutlet)
    return isInsideSentence(line, link, anchor) ? undefined : printed(anchor);
  const before = textBefore(line, link);
  const found = before.trim() ? lastSentence(before) : sharedSentence(line, link, lineBefore);
  return found && !isMark(found, host) ? printed(found) : undefined;
}

/** A few words in the middle of a sentence are what the sentence needed, not a headline. */
function isInsideSentence(line: NoteLine, link: NoteLink, anchor: string): boolean {
  const before = line.text.slice(0, link.start).trim();
  const after = line.text.slice(link.end).trim();
  const words = anchor.split(' ').length;
  const begins =
    before === '' || /[.!?:;–—|/•·)\]-]$/.test(before) || /(?:^|[\s,])(?:and|und|or),?$/i.test(before);
  const ends = after === '' || /^[.!?;|/•·()\]–—,-]/.test(after) || /^(?:and|und|or)\b/i.test(after);
  if (begins && ends) return false;
  const isQuoted = /[“„"«‘']$/.test(before) && /^[”“"»’']/.test(after);
  if (isQuoted && (words > 1 || /^\p{Lu}/u.test(anchor))) return false;
  return words < 4 || !/^[\p{Lu}\p{N}“"'‘]/u.test(anchor);
}

const linkBefore = (line: NoteLine, link: NoteLink): NoteLink | undefined =>
  line.links.filter(({ end }) => end <= link.start).at(-1);

/** What stands between the link before, or the beginning of the line, and this link. */
const textBefore = (line: NoteLine, link: NoteLink): string =>
  line.text.slice(linkBefore(line, link)?.end ?? 0, link.start).slice(-lookedAt);

/** Two links after one sentence share it; an address alone on its line has the line before. */
function sharedSentence(
  line: NoteLine,
  link: NoteLink,
  lineBefore: NoteLine | undefined,
): string | undefined {
  const previous = linkBefore(line, link);
  if (previous) return isMark(previous.anchor, '') ? lastSentence(textBefore(line, previous)) : undefined;
  const isAlone = !line.text.slice(link.end).trim();
  return isAlone && lineBefore?.links.length === 0
    ? lastSentence(lineBefore.text.slice(-lookedAt))
    : undefined;
}

function lastSentence(before: string): string | undefined {
  const trimmed = before.trimEnd();
  const title = inDoubleQuotes.exec(trimmed)?.[1] ?? inSingleQuotes.exec(trimmed)?.[1];
  if (title) return tidy(title);
  const parts = tidy(before).split(/(?<=[.!?…][”"’')]?)\s+(?=[\p{Lu}\p{N}“"'‘([])/u);
  let last = parts.pop() ?? '';
  while (parts.length > 0 && abbreviation.test((parts.at(-1) ?? '').replace(/\.$/, ''))) {
    last = `${parts.pop()} ${last}`;
  }
  const sentence = tidy(last);
  if (sentence.split(' ').length < 3 || leadsOn.test(sentence) || invites.test(sentence)) return undefined;
  return sentence;
}

/** As a list of headlines prints it: begun with a capital, without a full stop. */
const printed = (text: string): string =>
  clip(text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()).replace(/(?<=[^.\s]{3})\.$/, ''), longest);

const tidy = (text: string): string => withoutMarks(titleAndOutlet.exec(oneLine(text))?.[1] ?? oneLine(text));

const withoutMarks = (text: string): string =>
  text
    .replace(leadingTime, '')
    .replace(leadingMark, '')
    .replace(numbering, '')
    .replace(leadingTime, '')
    .replace(trailingMark, '')
    .replace(onEpisode, '')
    .replace(/^[“"](.*)[”"]$|^[‘'](.*)[’']$/, '$1$2')
    .trim();
