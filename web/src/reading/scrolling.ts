const reduced = matchMedia('(prefers-reduced-motion: reduce)');

/** Sizes of what was never in sight are guesses, so a long way may end beside its goal at first. */
const mostTries = 4;

/**
 * Brings a sentence to the upper third of what the reader sees of the text: scrolls the text where it has a
 * window of its own, else the page. What is in sight already stays where it is.
 */
export function bringIntoView(sentence: Element, text: HTMLElement, tries = mostTries): void {
  const scrolls = getComputedStyle(text).overflowY === 'auto' && text.scrollHeight > text.clientHeight + 1;
  const place = sentence.getBoundingClientRect();
  const frame = scrolls ? shared(text.getBoundingClientRect(), pageFrame()) : pageFrame(text);
  if (place.top >= frame.top && place.bottom <= frame.bottom) return;
  const height = frame.bottom - frame.top;
  // A text in a window of its own that is itself out of sight: the reader is elsewhere.
  if (height <= 0) return;
  const top = place.top - frame.top - height / 3;
  const isFar = Math.abs(top) > 2 * height;
  (scrolls ? text : window).scrollBy({ top, behavior: isFar || reduced.matches ? 'instant' : 'smooth' });
  if (isFar && tries > 0) requestAnimationFrame(() => bringIntoView(sentence, text, tries - 1));
}

type Frame = { top: number; bottom: number };

const shared = (one: Frame, other: Frame): Frame => ({
  top: Math.max(one.top, other.top),
  bottom: Math.min(one.bottom, other.bottom),
});

/** What of the window neither the player's bar nor the tools of a text cover. */
function pageFrame(text?: HTMLElement): Frame {
  const view = text?.parentElement;
  // By its name: a selector would be tried on every sentence before the bar.
  const [bar] = document.getElementsByTagName('player-bar');
  const chosen = view?.hasAttribute('data-chosen') ? heightOf(view.lastElementChild) : 0;
  return {
    top: heightOf(view?.querySelector('.tools')),
    bottom: innerHeight - heightOf(bar?.querySelector('.bar')) - chosen,
  };
}

const heightOf = (element: Element | null | undefined): number =>
  element?.getBoundingClientRect().height ?? 0;
