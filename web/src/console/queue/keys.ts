/** What the keys of the queue do. */
export type QueueKeys = {
  move(by: 1 | -1): void;
  press(action: 'approve' | 'mark-spam'): void;
  open(menu: 'reject' | 'guest'): void;
  pick(reason: number): void;
  undo(): void;
  choose(): void;
  leave(): void;
  sheet(): void;
};

export const keysInWords: [key: string, does: string][] = [
  ['j / k', 'Next / previous comment'],
  ['a', 'Approve'],
  ['r, then 1 – 6', 'Reject, for that reason'],
  ['s', 'Mark as spam'],
  ['h', 'Hold or ban the guest'],
  ['u', 'Undo'],
  ['x', 'Choose; a, r and s then go for all chosen'],
  ['Esc', 'Close what is open'],
  ['?', 'These keys'],
];

const typing = 'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]';
const setting = 'console-keys';

export const areKeysOn = (): boolean => localStorage.getItem(setting) !== 'off';
export const setKeys = (on: boolean): void => localStorage.setItem(setting, on ? 'on' : 'off');

/** Listens to single keys. They stay what they are in fields, with modifier keys and in dialogs. */
export function listenToKeys(queue: QueueKeys, signal: AbortSignal): void {
  const does: Record<string, () => void> = {
    j: () => queue.move(1),
    k: () => queue.move(-1),
    a: () => queue.press('approve'),
    s: () => queue.press('mark-spam'),
    r: () => queue.open('reject'),
    h: () => queue.open('guest'),
    u: () => queue.undo(),
    x: () => queue.choose(),
  };
  const listen = (event: KeyboardEvent): void => {
    const { key, target, defaultPrevented, altKey, ctrlKey, metaKey, isComposing, repeat } = event;
    if (defaultPrevented || altKey || ctrlKey || metaKey || isComposing) return;
    if (!(target instanceof Element) || target.closest('dialog')) return;
    if (key === 'Escape') queue.leave();
    if (key === 'Escape' || target.closest(typing)) return;
    const digit = /^[1-9]$/.test(key) ? Number(key) : undefined;
    const work =
      key === '?' ? () => queue.sheet() : digit === undefined ? does[key] : () => queue.pick(digit);
    if (!work || (key !== '?' && !areKeysOn())) return;
    // A key that is held down decides once.
    if (repeat && key !== 'j' && key !== 'k') return;
    event.preventDefault();
    work();
  };
  addEventListener('keydown', listen, { signal });
}
