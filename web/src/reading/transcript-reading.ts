import { Chosen } from './chosen.ts';
import { Cues } from './cues.ts';
import { Finder } from './finder.ts';
import { Follower } from './follow.ts';
import { playFrom } from './play-from.ts';
import { bringIntoView } from './scrolling.ts';
import { fetchWholeText } from './whole-text.ts';

/** What a transcript can do once somebody uses it. */
export type TranscriptReading = {
  /** Something the reader did inside of it. */
  handle(event: Event): void;
  /** The audio is at a second. */
  follow(seconds: number): void;
};

/**
 * Makes a transcript ready to be used: fetches the rest when only its opening stands in the page.
 * @param signal ends with the view
 */
export async function readTranscript(view: HTMLElement, signal: AbortSignal): Promise<TranscriptReading> {
  const text = part(view, '.said-all', HTMLElement);
  const { path = '', end, opening } = view.dataset;
  if (opening !== undefined && (await fetchWholeText(text, path, signal))) delete view.dataset.opening;

  // The arrow keys lead through the text: for Tab it is one stop, whatever its length.
  for (const time of text.querySelectorAll<HTMLElement>('.at')) time.tabIndex = -1;
  const cues = new Cues(text, Number(end));
  const chosen = new Chosen(view, cues);
  const followButton = view.querySelector<HTMLElement>('[data-action=follow]');
  const follower = new Follower(cues, text, followButton, signal);
  const field = part(view, '.find input', HTMLInputElement);
  const finder = new Finder(cues, field, part(view, '.count', HTMLElement), (index) => {
    const sentence = cues.elements[index];
    follower.set(false);
    chosen.choose(index);
    if (sentence) bringIntoView(sentence, text);
  });

  const go = (index: number, extend: boolean) => {
    const sentence = cues.elements[index];
    if (!sentence) return;
    if (extend) chosen.extend(index);
    else chosen.choose(index);
    sentence.tabIndex = -1;
    sentence.role = 'button';
    sentence.focus({ preventScroll: true });
    follower.set(false);
    bringIntoView(sentence, text);
  };

  const actions: Record<string, () => void> = {
    previous: () => finder.go(-1),
    next: () => finder.go(1),
    follow: () => follower.set(!follower.isOn),
    play: () => chosen.play(),
    clear: () => {
      text.focus({ preventScroll: true });
      chosen.clear();
    },
    quote: () => void chosen.copyQuote(),
    link: () => void chosen.copyLink(),
  };

  const press = (event: MouseEvent) => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    const action = target.closest<HTMLElement>('button[data-action]')?.dataset.action;
    if (action) actions[action]?.();
    if (!text.contains(target) || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    // Who has just drawn over some words wants to have them, not to hear them.
    if (!getSelection()?.isCollapsed) return;
    const time = target.closest('.said')?.querySelector('.at');
    const index = cues.of(time?.contains(target) ? firstSentence(time) : target);
    if (index < 0) return;
    chosen.choose(index);
    playFrom(view, cues.starts[index] ?? 0);
  };

  const type = ({ key, shiftKey, target }: KeyboardEvent) => {
    if (target === field) {
      if (key === 'Enter') finder.go(shiftKey ? -1 : 1);
      return;
    }
    if (!(target instanceof Element) || !target.matches('.said-all, .said-all span')) return;
    const here = chosen.last >= 0 ? chosen.last : firstSeen(cues, text) - 1;
    if (key === 'ArrowDown') go(here + 1, shiftKey);
    if (key === 'ArrowUp') go(here - 1, shiftKey);
    if (key === 'Escape') chosen.clear();
    if (key === 'Enter' || (key === ' ' && target !== text)) chosen.play();
  };

  document.addEventListener(
    'selectionchange',
    () => {
      const selection = getSelection();
      if (!selection || selection.isCollapsed || !text.contains(selection.anchorNode)) return;
      chosen.choose(cues.of(selection.anchorNode), cues.of(selection.focusNode));
    },
    { signal },
  );
  document.addEventListener('astro:before-swap', () => clearPaint(), { signal });

  return {
    handle(event) {
      if (event instanceof KeyboardEvent) type(event);
      else if (event.type === 'click' && event instanceof MouseEvent) press(event);
      else if (event.type === 'input' && event.target === field) finder.search();
    },
    follow: (seconds) => follower.show(seconds),
  };
}

const firstSentence = (time: Element): Element | null =>
  time.parentElement?.querySelector('span[id]') ?? null;

/** The first sentence that the reader sees. */
function firstSeen({ elements }: Cues, text: HTMLElement): number {
  const top = Math.max(0, text.getBoundingClientRect().top);
  return Math.max(
    0,
    elements.findIndex((element) => element.getBoundingClientRect().bottom > top),
  );
}

function clearPaint(): void {
  if ('highlights' in CSS) CSS.highlights.clear();
}

function part<T extends Element>(view: Element, selector: string, kind: new () => T): T {
  const found = view.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`The transcript has no ${selector}.`);
  return found;
}
