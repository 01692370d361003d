/** The named parts (`data-part`) of an element that is drawn again and again. */
export function parts(element: HTMLElement) {
  function part<T extends HTMLElement>(name: string, kind: new () => T): T {
    const found = element.querySelector(`[data-part="${name}"]`);
    if (!(found instanceof kind)) throw new Error(`The player has no ${name}.`);
    return found;
  }

  /** Puts text into a part, unless it is there: an announced part should not be announced twice. */
  function text(name: string, words: string): HTMLElement {
    const found = part(name, HTMLElement);
    if (found.textContent !== words) found.textContent = words;
    return found;
  }

  return { part, text };
}
