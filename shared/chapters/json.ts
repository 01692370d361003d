import type { Chapter } from '../chapter.ts';
import { unreadable } from '../set-aside.ts';
import { isRecord, parseJson } from '../text/json.ts';
import { type ChapterContext, type ChapterReading, type RawChapter, settleChapters } from './settle.ts';

/**
 * Reads JSON chapters as the Podcasting 2.0 namespace defines them (version 1.2, `chapters` with `startTime`,
 * `title`, `img`, `url`, `toc`), and the bare list that some programs write. Times may be numbers or texts.
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
 */
export function parseJsonChapters(text: string, context: ChapterContext = {}): ChapterReading {
  const document = parseJson(text);
  const entries = isRecord(document) ? document.chapters : document;
  if (!Array.isArray(entries)) {
    return { chapters: [], problems: [unreadable('no-chapters', 'The file holds no list of chapters.')] };
  }
  return settleChapters(entries.map(fromJson), context);
}

function fromJson(entry: unknown): RawChapter {
  if (!isRecord(entry)) return { start: undefined };
  return {
    start: entry.startTime,
    end: entry.endTime,
    title: entry.title,
    url: entry.url,
    image: entry.img ?? entry.image,
    hidden: entry.toc === false,
  };
}

/**
 * Chapters as a clean JSON chapters document, version 1.2.0.
 * @example toChaptersJson([{ start: 0, title: 'Intro' }]) // '{"version":"1.2.0","chapters":[{"startTime":0,"title":"Intro"}]}'
 */
export const toChaptersJson = (chapters: Chapter[]): string =>
  JSON.stringify({
    version: '1.2.0',
    chapters: chapters.map(({ start, end, title, url, image, hidden }) => ({
      startTime: start,
      ...(end !== undefined && { endTime: end }),
      ...(title && { title }),
      ...(image && { img: image }),
      ...(url && { url }),
      ...(hidden && { toc: false }),
    })),
  });
