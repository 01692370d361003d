const reduced = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * Brings a sentence to the upper third of what the reader sees of the text: scrolls the text where it has a
 * window of its own, else the page. What is in sight already stays where it is.
 */
export function bringIntoView(sentence: Element, text: HTMLElement): void {
  const scrolls = text.scrollHeight > text.clientHeight + 1 && getComputedStyle(text).overflowY === 'auto';
  const place = sentence.getBoundingClientRect();
  const frame = scrolls ? text.getBoundingClientRect() : pageFrame(text);
  const isSeen = place.top >= frame.top && place.bottom <= frame.bottom;
  if (isSeen) return;
  const top = place.top - frame.top - (frame.bottom - frame.top) / 3;
  (scrolls ? text : window).scrollBy({ top, behavior: reduced.matches ? 'instant' : 'smooth' });
}

/** What of the window neither the tools nor the player's bar cover. */
function pageFrame(text: HTMLElement): { top: number; bottom: number } {
  const tools = text.parentElement?.querySelector('.tools')?.getBoundingClientRect().height ?? 0;
  const bar = document.querySelector('player-bar .bar')?.getBoundingClientRect().height ?? 0;
  return { top: tools, bottom: innerHeight - bar };
}
