import styles from '../styles/panel.css?url';
import { clock } from '../text/durations.ts';
import { adoptStyles } from './adopt-styles.ts';
import { drawChapters } from './panel-lists.ts';
import { panelMarkup } from './panel-markup.ts';
import { drawState, sleepWords } from './panel-state.ts';
import { parts } from './parts.ts';
import { drawRange } from './range.ts';
import type { Session } from './session.ts';
import { shareMoment } from './share.ts';
import { sleepOf } from './sleep.ts';

// One file with the full player: together they weigh less than apart.
export { openKeySheet } from './key-sheet.ts';

let dialog: HTMLDialogElement | undefined;

/** Fetches what the full player needs, so that it opens at once, and without a network too. */
export const preparePanel = (): Promise<void> => adoptStyles(styles);

/** Opens the full player; made on first use. */
export async function openPanel(session: Session, opener?: HTMLElement): Promise<void> {
  await preparePanel();
  dialog ??= makePanel(session);
  dialog.showModal();
  dialog.onclose = () => opener?.focus();
  dialog.dispatchEvent(new Event('draw'));
}

function makePanel(session: Session): HTMLDialogElement {
  const { player } = session;
  const made = document.createElement('dialog');
  made.className = 'panel';
  made.setAttribute('aria-labelledby', 'panel-title');
  made.innerHTML = panelMarkup;
  document.querySelector('player-bar')?.append(made);

  const { text, part } = parts(made);
  const range = part('range', HTMLInputElement);
  let seekingTo: number | undefined;

  const drawTime = (): void => {
    const { state } = player;
    const position = seekingTo ?? state.position;
    drawRange(range, { ...state, position }, seekingTo !== undefined);
    text('now', clock(position));
    text('left', state.duration ? `−${clock(state.duration - position)}` : '');
    text('share', `Share at ${clock(position)}`);
    text('sleeping', sleepWords(state));
    drawChapters(part('chapters', HTMLElement), player);
  };
  const draw = (): void => {
    if (!made.open) return;
    if (player.state.track) {
      drawState(made, session);
      drawTime();
    } else made.close();
  };

  range.oninput = () => {
    seekingTo = range.valueAsNumber;
    drawTime();
  };
  range.onchange = () => {
    seekingTo = undefined;
    player.seek(range.valueAsNumber);
  };
  listen(made, session);
  made.addEventListener('draw', draw);
  player.addEventListener('change', draw);
  player.addEventListener('time', () => made.open && drawTime());
  document.addEventListener('astro:before-swap', () => made.close());
  return made;
}

/** What the controls of the full player do. */
function listen(made: HTMLDialogElement, session: Session): void {
  const { player } = session;
  const { part } = parts(made);
  const rates = part('rates', HTMLInputElement);
  const volume = part('volume', HTMLInputElement);
  const sleep = part('sleep', HTMLSelectElement);
  rates.oninput = () => player.setRate(rates.valueAsNumber);
  volume.oninput = () => player.setVolume(volume.valueAsNumber);
  const [back, forward] = [part('skip-back', HTMLSelectElement), part('skip-forward', HTMLSelectElement)];
  back.onchange = () => player.setSkip({ back: Number(back.value) });
  forward.onchange = () => player.setSkip({ forward: Number(forward.value) });
  sleep.onchange = () =>
    player.send({ type: 'sleep', sleep: sleepOf(sleep.value, player.state, Date.now()) });

  const acts: Record<string, (button: HTMLElement) => void> = {
    shut: () => made.close(),
    toggle: () => player.toggle(),
    previous: () => session.previous(),
    next: () => session.next(),
    episode: () => void session.nextEpisode(),
    back: () => player.skipBack(),
    forward: () => player.skipForward(),
    rate: ({ dataset }) => player.setRate(Number(dataset.rate)),
    mute: () => player.setVolume(player.state.volume, !player.state.muted),
    share: () => void shareMoment(player.state).then((said) => session.say(said)),
    keys: () => void session.openKeys(true),
    close: () => {
      made.close();
      player.close();
      document.querySelector<HTMLElement>('main')?.focus();
    },
  };
  made.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    if (target === made || target.closest('a:not([download])')) made.close();
    const button = target.closest<HTMLElement>('button[data-do]');
    acts[button?.dataset.do ?? '']?.(button ?? made);
  });
  made.addEventListener('keydown', (event) => {
    const by = { ArrowUp: 0.05, ArrowDown: -0.05 }[event.key];
    if (!by || (event.target instanceof Element && event.target.matches('input, select'))) return;
    event.preventDefault();
    player.setVolume(player.state.volume + by);
  });
}
