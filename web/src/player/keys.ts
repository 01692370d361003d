import { pressKey } from './key-actions.ts';
import type { Session } from './session.ts';

const known = new Set([' ', 'k', 'j', 'l', 'ArrowLeft', 'ArrowRight', '<', '>', 'm', 'n', ...'0123456789']);
const fields = 'input, textarea, select, [contenteditable], [role="textbox"], [role="slider"]';

/**
 * Hands the keys of the player to it. They stay what they are in fields, with modifier keys, and where there
 * is nothing to play; the space bar presses the button that has the focus.
 */
export function listenToKeys(session: Session): void {
  const { player } = session;
  addEventListener('keydown', (event) => {
    const { key, target, defaultPrevented, altKey, ctrlKey, metaKey, isComposing } = event;
    if (defaultPrevented || altKey || ctrlKey || metaKey || isComposing) return;
    if (!(target instanceof Element) || target.closest(fields)) return;
    if (key === ' ' && target.closest('button, summary, a, audio, video')) return;
    if (!player.state.track || !known.has(key) || !player.memory.read().keys) return;
    event.preventDefault();
    pressKey(session, key);
  });
}
