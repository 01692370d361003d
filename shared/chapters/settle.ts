import type { Chapter } from '../chapter.ts';
import { webAddress } from '../feed/address.ts';
import type { Problem } from '../problem.ts';
import { createSetAside, type SetAside } from '../set-aside.ts';
import { clip } from '../text/clip.ts';
import { oneLine } from '../text/line.ts';
import { readSeconds } from '../text/seconds.ts';

/** Chapters as one source gives them, in order, and what was left out of it. */
export type ChapterReading = { chapters: Chapter[]; problems: Problem[] };

export type ChapterContext = {
  /** Seconds of the episode; chapters that begin after it are left out. */
  duration?: number | undefined;
  /** Where the file lies: relative addresses in it are taken from here. */
  address?: string | undefined;
};

/** One entry as a source states it: nothing is checked yet. */
export type RawChapter = {
  start: unknown;
  end?: unknown;
  title?: unknown;
  url?: unknown;
  image?: unknown;
  hidden?: boolean;
};

export const mostChapters = 1000;
const longestTitle = 300;
/** Bytes of one list: with everything beside it, it has to fit into a row. */
const mostBytes = 120_000;

/**
 * Checks the entries of one source and puts them in order. An entry is left out, with its reason, when it
 * has no time or lies outside the episode, has nothing to show, or begins where an earlier one does (whose
 * missing link and picture it fills). One without a title is hidden: it shows its picture or link.
 */
export function settleChapters(entries: Iterable<RawChapter>, context: ChapterContext = {}): ChapterReading {
  const aside = createSetAside('chapter-set-aside');
  const byStart = new Map<number, Chapter>();
  let position = 0;
  for (const entry of entries) {
    position += 1;
    const chapter = readEntry(entry, context);
    if (typeof chapter === 'string') aside.add(`Chapter ${position}`, chapter);
    else addTo(byStart, chapter, position, aside);
  }
  const sorted = [...byStart.values()].sort((one, other) => one.start - other.start);
  const chapters = withinBounds(sorted, aside);
  return { chapters, problems: aside.problems() };
}

function addTo(byStart: Map<number, Chapter>, chapter: Chapter, position: number, aside: SetAside): void {
  const before = byStart.get(chapter.start);
  if (!before) {
    byStart.set(chapter.start, chapter);
    return;
  }
  if (!before.hidden && !chapter.hidden && before.title !== chapter.title) {
    aside.add(`Chapter ${position}`, 'another chapter begins at the same moment');
  }
  byStart.set(
    chapter.start,
    before.hidden && !chapter.hidden ? filled(chapter, before) : filled(before, chapter),
  );
}

/** A chapter with the link and the picture it lacks taken from another. */
export function filled(chapter: Chapter, other: Chapter): Chapter {
  const url = chapter.url ?? other.url;
  const image = chapter.image ?? other.image;
  return { ...chapter, ...(url && { url }), ...(image && { image }) };
}

function readEntry(entry: RawChapter, { duration, address }: ChapterContext): Chapter | string {
  const start = readSeconds(entry.start);
  if (start === undefined) return 'it has no time that can be read';
  if (duration !== undefined && start >= duration) return 'it begins after the end of the episode';
  const end = readSeconds(entry.end);
  const base = { ...(address && /^https?:/i.test(address) && { web: address }), sitePaths: false };
  const web = (value: unknown) => (typeof value === 'string' ? webAddress(value, base) : undefined);
  const title =
    typeof entry.title === 'string' ? clip(oneLine(entry.title.slice(0, 2000)), longestTitle) : '';
  const url = web(entry.url);
  const image = web(entry.image);
  if (!title && !url && !image) return 'it has no title';
  return {
    start,
    ...(end !== undefined && end > start && { end: Math.min(end, duration ?? end) }),
    title,
    ...(url && { url }),
    ...(image && { image }),
    ...((entry.hidden || !title) && { hidden: true }),
  };
}

function withinBounds(sorted: Chapter[], aside: SetAside): Chapter[] {
  let bytes = 0;
  const kept: Chapter[] = [];
  for (const chapter of sorted) {
    bytes += Buffer.byteLength(JSON.stringify(chapter));
    if (kept.length === mostChapters || bytes > mostBytes) {
      aside.add(
        `Everything from chapter ${kept.length + 1} on`,
        'there are more chapters than one episode may have',
      );
      break;
    }
    kept.push(chapter);
  }
  return kept;
}
