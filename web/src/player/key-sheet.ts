import { keySheet } from './key-actions.ts';
import type { Memory } from './memory.ts';

let dialog: HTMLDialogElement | undefined;

/** Shows the keyboard shortcuts, and a way to switch them off (WCAG 2.1.4). */
export function openKeySheet(memory: Memory): void {
  dialog ??= makeSheet(memory);
  document.querySelector('player-bar')?.append(dialog);
  if (!dialog.open) dialog.showModal();
}

function makeSheet(memory: Memory): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'key-sheet';
  made.setAttribute('aria-labelledby', 'key-sheet');
  made.innerHTML = `<h2 id="key-sheet">Keyboard shortcuts</h2><dl></dl>
<p><label><input type="checkbox"> Use these keys</label> <button type="button" autofocus>Close</button></p>`;
  const list = made.querySelector('dl');
  for (const [keys, does] of keySheet) {
    const term = document.createElement('dt');
    const what = document.createElement('dd');
    term.textContent = keys;
    what.textContent = does;
    list?.append(term, what);
  }
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
