import { areKeysOn, keysInWords, setKeys } from './keys.ts';

let dialog: HTMLDialogElement | undefined;

/** Shows the keys of the queue, and a way to switch them off (WCAG 2.1.4). */
export function openKeySheet(): void {
  dialog ??= makeSheet();
  document.body.append(dialog);
  if (!dialog.open) dialog.showModal();
}

function makeSheet(): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'queue-sheet';
  made.setAttribute('aria-labelledby', 'queue-sheet');
  made.innerHTML = `<h2 id="queue-sheet">Keys of the queue</h2><dl></dl>
<p><label><input type="checkbox"> Use these keys</label> <button type="button" class="quiet" autofocus>Close</button></p>`;
  const entries = keysInWords.flatMap(([keys, does]) => {
    const [term, what] = [document.createElement('dt'), document.createElement('dd')];
    term.textContent = keys;
    what.textContent = does;
    return [term, what];
  });
  made.querySelector('dl')?.replaceChildren(...entries);
  const box = made.querySelector('input');
  if (box) {
    box.checked = areKeysOn();
    box.onchange = () => setKeys(box.checked);
  }
  made.querySelector('button')?.addEventListener('click', () => made.close());
  made.addEventListener('click', ({ target }) => {
    if (target === made) made.close();
  });
  return made;
}
