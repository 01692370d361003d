import { player } from './current.ts';

/** A part of a page that follows the player for as long as it stands in the page. */
export abstract class PlayerElement extends HTMLElement {
  /** What it follows: `time` as well when it shows the position. */
  protected readonly follows: string[] = ['change'];
  readonly #redraw = (): void => this.draw();

  /** Makes the element ready, once for each page it comes in. */
  protected abstract upgrade(): void;
  /** Shows the player's state. */
  protected abstract draw(): void;

  connectedCallback(): void {
    this.upgrade();
    for (const name of this.follows) player()?.addEventListener(name, this.#redraw);
    this.draw();
  }

  disconnectedCallback(): void {
    for (const name of this.follows) player()?.removeEventListener(name, this.#redraw);
  }

  /** Puts a button where the link stands that serves without scripts. */
  protected linkToButton(press: () => void): void {
    const link = this.querySelector('a');
    if (!link) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = link.className;
    button.append(...link.childNodes);
    button.addEventListener('click', press);
    link.replaceWith(button);
  }
}
