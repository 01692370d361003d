import { plainText } from '../text/plain.ts';
import { readSeconds } from '../text/seconds.ts';
import { type ChapterContext, type ChapterReading, type RawChapter, settleChapters } from './settle.ts';

const time = String.raw`(?:\d{1,2}:)?\d{1,3}:\d{2}(?:\.\d{1,3})?`;
/** A line that begins with a time, and perhaps with the time at which the part ends. */
const timedLine = new RegExp(
  String.raw`^[\s•·*▸►–—-]{0,8}[([]?(${time})(?:\s*[-–—]\s*(${time}))?[)\]]?(?!\d|:\d)(?!\s*(?:[ap]\.?m\b|uhr\b|o.clock\b))[\s:|–—-]{0,8}(.*)$`,
  'i',
);
const lineEnd = /<(?:\/?(?:p|div|li|ul|ol|h[1-6]|tr|table|blockquote|pre)|br|hr)\b[^<>]*>|[\r\n]+/i;
const anyTime = /\d:\d{2}/g;
const link = /<a\b[^<>]*?\bhref="(https?:[^"<>]{1,2000})"[^<>]*>([^<>]*)/gi;
const fewest = 3;
const longestNotes = 200_000;

type Line = { start: number; end?: number; title: string; url?: string };

/**
 * Finds chapters in an episode's notes: lines that begin with a time (`00:00 Intro`, `(12:34) Topic`,
 * `1:02:03 - Topic`, `[00:12:34] Topic`), or a time on a line of its own with the title on the next. At least
 * three times that ascend within the episode make a list; fewer are mentions of times, and no problem.
 * The link of a line becomes its chapter's.
 * @param notes sanitised HTML or plain text
 */
export function parseNotesChapters(notes: string, context: ChapterContext = {}): ChapterReading {
  const none = { chapters: [], problems: [] };
  const text = notes.slice(0, longestNotes);
  if ((text.match(anyTime)?.length ?? 0) < fewest) return none;
  const lines = timedLines(text.split(lineEnd));
  const within = lines.filter(({ start }) => context.duration === undefined || start < context.duration);
  if (ascending(within).length < fewest) return none;
  return settleChapters(ascending(lines).map(toRaw), context);
}

function timedLines(lines: string[]): Line[] {
  const found: Line[] = [];
  let untitled: Line | undefined;
  for (const html of lines) {
    const words = plainText(html);
    if (!words) continue;
    const line = readLine(html, words);
    if (line?.title) found.push(line);
    else if (!line && untitled) found.push({ ...untitled, title: words, ...linkIn(html) });
    untitled = line && !line.title ? line : undefined;
  }
  return found;
}

function readLine(html: string, words: string): Line | undefined {
  const [, from, to, title = ''] = timedLine.exec(words) ?? [];
  const start = readSeconds(from);
  if (start === undefined) return undefined;
  const end = readSeconds(to);
  return { start, ...(end !== undefined && { end }), title, ...linkIn(html) };
}

/** A link around the time itself leads to the player, not to the matter. */
function linkIn(html: string): { url?: string } {
  for (const [, href = '', words = ''] of html.slice(0, 5000).matchAll(link)) {
    if (!/^[\s([]*[\d:.]+[\s)\]]*$/.test(words)) return { url: plainText(href) };
  }
  return {};
}

/** Times that go back are mentions of earlier moments, not chapters. */
function ascending(lines: Line[]): Line[] {
  let last = -1;
  return lines.filter(({ start }) => {
    const goesOn = start > last;
    if (goesOn) last = start;
    return goesOn;
  });
}

const toRaw = (line: Line): RawChapter => line;
