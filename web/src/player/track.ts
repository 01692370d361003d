import type { Track } from './state.ts';

/** Reads the episode that an element, or what it stands in, names in its data. */
export function trackOf(element: Element): Track | undefined {
  const holder = element.closest('[data-episode]');
  if (!(holder instanceof HTMLElement)) return undefined;
  const { episode: id, src, title, href, show, showTitle, duration, type } = holder.dataset;
  if (!id || !src || title === undefined || !href || !show || showTitle === undefined) return undefined;
  const seconds = duration ? Number(duration) : undefined;
  return { id, src, title, href, show, showTitle, duration: seconds, type };
}
