import { isRecord, numberIn } from './saved.ts';
import type { Chapter, Track } from './state.ts';

const most = 500;

/**
 * The chapters of an episode: from its own page when that is the one shown, else from its address. None when
 * there are none or they cannot be had.
 */
export async function chaptersOf(track: Track): Promise<Chapter[]> {
  const page = document.querySelector<HTMLElement>('article[data-episode]');
  if (page?.dataset.episode === track.id)
    return ordered([...page.querySelectorAll('[data-chapter-start]')].map(marked));
  try {
    const response = await fetch(`${track.href}/chapters.json`);
    return response.ok ? chaptersIn(await response.json()) : [];
  } catch {
    return [];
  }
}

const marked = (element: Element) => ({
  startTime: Number(element.getAttribute('data-chapter-start')),
  title: element.textContent.trim(),
});

/** The named chapters in a JSON chapters document, in order. */
export const chaptersIn = (document: unknown): Chapter[] =>
  isRecord(document) && Array.isArray(document.chapters) ? ordered(document.chapters) : [];

const ordered = (values: unknown[]): Chapter[] =>
  values
    .slice(0, most)
    .flatMap((value) => {
      if (!isRecord(value) || value.toc === false || typeof value.title !== 'string' || !value.title)
        return [];
      const start = numberIn(value.startTime, 0, 1e6);
      return start === undefined
        ? []
        : [{ start, end: numberIn(value.endTime, start, 1e6), title: value.title }];
    })
    .sort((one, other) => one.start - other.start);
