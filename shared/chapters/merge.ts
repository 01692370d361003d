import type { Chapter } from '../chapter.ts';
import { filled } from './settle.ts';

/** Where chapters may come from, the most deliberate first. */
export const chapterSources = ['json', 'podlove', 'id3', 'notes'] as const;
export type ChapterSource = (typeof chapterSources)[number];

/**
 * One list from several sources. The rule: **the first source that has chapters gives the list** — JSON, then
 * Podlove, then ID3, then times in the notes — with its times, titles and what it hides. Every other source,
 * in the same order, may only fill a link or a picture that is missing, on the chapter that begins in the
 * same second (fractions dropped); its further chapters are not taken. So a list is never a mixture.
 * @example
 * mergeChapters({ json: [{ start: 0, title: 'Intro' }], notes: [{ start: 0.4, title: 'Hello', url: 'https://a.example/' }] })
 * // [{ start: 0, title: 'Intro', url: 'https://a.example/' }]
 */
export function mergeChapters(found: Partial<Record<ChapterSource, Chapter[]>>): Chapter[] {
  const [first = [], ...others] = chapterSources.flatMap((source) => {
    const chapters = found[source] ?? [];
    return chapters.length > 0 ? [chapters] : [];
  });
  return others.map(bySecond).reduce(
    (list, other) =>
      list.map((chapter) => {
        const same = other.get(Math.floor(chapter.start));
        return same ? filled(chapter, same) : chapter;
      }),
    first,
  );
}

function bySecond(chapters: Chapter[]): Map<number, Chapter> {
  const seconds = new Map<number, Chapter>();
  for (const chapter of chapters) {
    const second = Math.floor(chapter.start);
    const before = seconds.get(second);
    seconds.set(second, before ? filled(before, chapter) : chapter);
  }
  return seconds;
}
