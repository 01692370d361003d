import { unreadable } from '../set-aside.ts';
import { plainText } from '../text/plain.ts';
import { type ChapterContext, type ChapterReading, type RawChapter, settleChapters } from './settle.ts';

const comments = /<!--[\s\S]*?(?:-->|$)/g;
// Neither part of the tag can hold a `<`, so that no start is scanned past the next one.
const chapterTag = /<(?:[\w.-]{1,20}:)?chapter(?=[\s/>])((?:"[^"<]*"|'[^'<]*'|[^"'<>]){0,9000})>/gi;
const attribute = /([\w:.-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads Podlove simple chapters (version 1.2): a file of its own, or the part of a feed's item that holds
 * them. Nothing but `chapter` tags and their attributes counts, so no document is too broken to be read.
 * @see https://podlove.org/simple-chapters/
 */
export function parsePodloveChapters(xml: string, context: ChapterContext = {}): ChapterReading {
  const entries = [...xml.replace(comments, '').matchAll(chapterTag)].map(([, attributes = '']) =>
    fromAttributes(attributes),
  );
  if (entries.length > 0) return settleChapters(entries, context);
  return { chapters: [], problems: [unreadable('no-chapters', 'The file holds no chapters.')] };
}

function fromAttributes(text: string): RawChapter {
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(attribute)) {
    found.set(name.toLowerCase(), plainText(double ?? single ?? ''));
  }
  return {
    start: found.get('start'),
    title: found.get('title'),
    url: found.get('href'),
    image: found.get('image'),
  };
}
