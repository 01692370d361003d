import styles from '../styles/panel.css?url';
import { adoptStyles } from './adopt-styles.ts';
import type { Memory } from './memory.ts';
import type { Player } from './player.ts';
import { arrowSkip } from './settings.ts';
import type { Skip } from './state.ts';

let dialog: HTMLDialogElement | undefined;

/** Shows the keyboard shortcuts, and a way to switch them off (WCAG 2.1.4). */
export async function openKeySheet({ memory, state: { skip } }: Player): Promise<void> {
  await adoptStyles(styles);
  dialog ??= makeSheet(memory);
  describeKeys(dialog, skip);
  document.querySelector('player-bar')?.append(dialog);
  if (!dialog.open) dialog.showModal();
}

function describeKeys(sheet: HTMLElement, skip: Skip): void {
  const entries = keySheet(skip).flatMap(([keys, does]) => {
    const [term, what] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = keys;
    what.textContent = does;
    return [term, what];
  });
  sheet.querySelector('dl')?.replaceChildren(...entries);
}

function makeSheet(memory: Memory): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'key-sheet';
  made.setAttribute('aria-labelledby', 'key-sheet');
  made.innerHTML = `<h2 id="key-sheet">Keyboard shortcuts</h2><dl></dl>
<p><label><input type="checkbox"> Use these keys</label> <button type="button" autofocus>Close</button></p>`;
  const box = made.querySelector('input');
  if (box) {
    box.checked = memory.read().keys;
    box.onchange = () => memory.write({ keys: box.checked });
  }
  made.querySelector('button')?.addEventListener('click', () => made.close());
  made.addEventListener('click', ({ target }) => {
    if (target === made) made.close();
  });
  return made;
}

/** The keys and what they do, for the sheet. */
const keySheet = ({ back, forward }: Skip): [keys: string, does: string][] => [
  ['Space or k', 'Play or pause'],
  ['j / l', `Back ${back} / forward ${forward} seconds`],
  ['← / →', `Back / forward ${arrowSkip} seconds`],
  ['0 – 9', 'Go to that tenth of the episode'],
  ['< / >', 'Slower / faster'],
  ['m', 'Mute or unmute'],
  ['↑ / ↓', 'Louder / quieter, in the full player'],
  ['n', 'Next episode'],
  ['?', 'These shortcuts'],
];
