/** The cards of a queue, and which of them is looked at. */
export class Cards {
  readonly #queue: HTMLElement;

  constructor(queue: HTMLElement) {
    this.#queue = queue;
  }

  get list(): HTMLElement[] {
    return [...this.#queue.querySelectorAll<HTMLElement>('.card')];
  }

  get chosen(): HTMLElement[] {
    return this.list.filter((card) => choice(card)?.checked);
  }

  /** The card with the focus, or the first. */
  get current(): HTMLElement | undefined {
    const focused = document.activeElement?.closest<HTMLElement>('.card');
    return focused && this.#queue.contains(focused) ? focused : this.list[0];
  }

  /** Moves the focus by some cards. */
  move(by: 1 | -1): void {
    const { list } = this;
    const at = list.findIndex((card) => card.contains(document.activeElement));
    const next = at < 0 ? 0 : Math.min(Math.max(at + by, 0), list.length - 1);
    look(list[next]);
  }

  /** Takes cards away, and looks at the next. */
  remove(gone: HTMLElement[]): void {
    const { list } = this;
    const last = list.findLastIndex((card) => gone.includes(card));
    const next =
      list.slice(last + 1).find((card) => !gone.includes(card)) ??
      list.filter((card) => !gone.includes(card)).at(-1);
    const hadFocus = gone.some((card) => card.contains(document.activeElement));
    for (const card of gone) card.remove();
    if (hadFocus || document.activeElement === document.body) {
      look(next ?? this.#queue.querySelector<HTMLElement>('h1') ?? undefined);
    }
    this.tellEmpty();
  }

  /** Puts cards back to the front, and looks at the first. */
  restore(cards: HTMLElement[]): void {
    this.#queue.querySelector('.cards')?.prepend(...cards);
    this.tellEmpty();
    look(cards[0]);
  }

  /** Puts another card in the place of one; gives it. */
  replace(card: HTMLElement, html: string): HTMLElement | undefined {
    const parsed = new DOMParser().parseFromString(html, 'text/html').querySelector<HTMLElement>('.card');
    if (!parsed) return undefined;
    const renewed = document.importNode(parsed, true);
    card.replaceWith(renewed);
    look(renewed);
    return renewed;
  }

  tellEmpty(): void {
    const { length } = this.list;
    const empty = this.#queue.querySelector<HTMLElement>('.queue-empty');
    const bulk = this.#queue.querySelector<HTMLElement>('.queue-bulk');
    if (empty) empty.hidden = length > 0;
    if (bulk) bulk.hidden = length === 0;
  }
}

export const choice = (card: HTMLElement): HTMLInputElement | null =>
  card.querySelector<HTMLInputElement>('.card-choose input');

/** Moves the focus; headings take it for the moment. */
export function look(element: HTMLElement | undefined): void {
  if (!element) return;
  if (!element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus();
}

/** A decision made it another revision: every form of the card names the new one. */
export function setRevision(card: HTMLElement, rev: number): void {
  card.dataset.rev = String(rev);
  for (const field of card.querySelectorAll<HTMLInputElement>('[name=ifRev], .card-choose input')) {
    field.value = String(rev);
  }
}
