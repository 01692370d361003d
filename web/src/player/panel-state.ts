import { clock } from '../text/durations.ts';
import { failureSentences } from './failure.ts';
import { drawQueue } from './panel-lists.ts';
import { parts } from './parts.ts';
import type { Session } from './session.ts';
import { chapterAt, isActive, type PlayerState } from './state.ts';

/** Shows in the full player all but the time. */
export function drawState(made: HTMLElement, session: Session): void {
  const { state } = session.player;
  const { track, failure, rate, volume, muted, chapters, sleep, skip } = state;
  if (!track) return;
  const { text, part } = parts(made);
  text('show', track.showTitle).setAttribute('href', `/${track.show}`);
  text('title', track.title).setAttribute('href', track.href);
  for (const name of ['download', 'file']) part(name, HTMLAnchorElement).href = track.src;
  text('reason', failure ? failureSentences[failure] : '');
  part('failure', HTMLElement).hidden = !failure;
  const toggle = part('toggle', HTMLElement);
  toggle.classList.toggle('on', isActive(state));
  toggle.setAttribute('aria-label', isActive(state) ? 'Pause' : 'Play');
  part('previous', HTMLElement).setAttribute(
    'aria-label',
    chapters.length ? 'Previous chapter' : 'To the beginning',
  );
  const { position } = state;
  const isChapter = chapterAt(chapters, position) < chapters.length - 1;
  part('next', HTMLElement).setAttribute('aria-label', isChapter ? 'Next chapter' : 'Next episode');
  text('rate', `${rate}×`);
  slide(part('rates', HTMLInputElement), rate, `${rate} times`);
  slide(part('volume', HTMLInputElement), volume, muted ? 'muted' : `${Math.round(volume * 100)} percent`);
  part('mute', HTMLElement).setAttribute('aria-pressed', String(muted));
  for (const preset of made.querySelectorAll<HTMLElement>('[data-rate]')) {
    preset.setAttribute('aria-pressed', String(Number(preset.dataset.rate) === rate));
  }
  const select = part('sleep', HTMLSelectElement);
  if (!sleep) select.value = '';
  for (const { value, style } of [...select.options])
    if (value === 'chapter') style.display = chapters.length ? '' : 'none';
  drawQueue(part('queue', HTMLElement), session.player);
  part('empty', HTMLElement).hidden = state.queue.length > 0;
  for (const name of ['back', 'forward'] as const) {
    const sign = name === 'back' ? '−' : '+';
    text(name, `${sign}${skip[name]}`).setAttribute('aria-label', `${capital(name)} ${skip[name]} seconds`);
    const choice = part(`skip-${name}`, HTMLSelectElement);
    const isOffered = [...choice.options].some(({ value }) => value === String(skip[name]));
    if (!isOffered) choice.add(new Option(`${skip[name]} s`, String(skip[name])), 0);
    choice.value = String(skip[name]);
  }
  void drawAfter(part('after', HTMLElement), session);
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Offers the next episode of the show while nothing waits in the queue. */
async function drawAfter(button: HTMLElement, session: Session): Promise<void> {
  const { track, queue } = session.player.state;
  const after = queue.length > 0 ? undefined : await session.episodeAfter();
  if (session.player.state.track !== track || session.player.state.queue !== queue) return;
  if (!after && document.activeElement === button)
    button.closest('dialog')?.querySelector<HTMLElement>('.go')?.focus();
  button.hidden = !after;
  const name = button.querySelector('b');
  if (name) name.textContent = after?.title ?? '';
}

function slide(range: HTMLInputElement, value: number, words: string): void {
  const [min, max] = [Number(range.min), Number(range.max)];
  range.value = String(value);
  range.setAttribute('aria-valuetext', words);
  range.style.setProperty('--played', String((value - min) / (max - min)));
}

/** How long until silence. */
export function sleepWords({ sleep, position, rate }: PlayerState): string {
  if (!sleep || sleep.kind === 'episode') return '';
  const left = sleep.kind === 'clock' ? (sleep.at - Date.now()) / 1000 : (sleep.at - position) / rate;
  return `in ${clock(left)}`;
}
