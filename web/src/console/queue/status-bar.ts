/** Says what was done, and takes it back; stands above the navigation, where the thumb is. */
export class StatusBar {
  readonly #bar = document.createElement('div');
  readonly #words = document.createElement('p');
  readonly #undo = document.createElement('button');

  constructor(queue: HTMLElement, undo: () => void) {
    this.#bar.className = 'queue-status';
    this.#bar.hidden = true;
    this.#words.setAttribute('role', 'status');
    this.#undo.type = 'button';
    this.#undo.className = 'quiet';
    this.#undo.textContent = 'Undo';
    this.#undo.setAttribute('aria-keyshortcuts', 'u');
    this.#undo.onclick = undo;
    this.#bar.append(this.#words, this.#undo);
    queue.append(this.#bar);
  }

  /** @param canUndo whether something can be taken back now */
  say(sentence: string, { isTrouble = false, canUndo = false } = {}): void {
    this.#bar.hidden = false;
    this.#bar.toggleAttribute('data-trouble', isTrouble);
    this.#words.textContent = sentence;
    this.#undo.hidden = !canUndo;
  }

  /** What was sent late has left the list, which this page shows as it was. */
  offerReload(): void {
    const link = document.createElement('a');
    link.href = location.href;
    link.textContent = 'Show the list as it is now';
    this.#words.append(' ', link, '.');
  }

  /** The session has ended: signing in again leads back here, where whatever is kept is sent. */
  askToSignIn(): void {
    this.say('Your session has ended. Your last decision is kept in this browser; it is sent when you have', {
      isTrouble: true,
    });
    const link = document.createElement('a');
    link.href = `/host/sign-in?to=${encodeURIComponent(location.pathname)}`;
    link.textContent = 'signed in again';
    this.#words.append(' ', link, '.');
  }
}
