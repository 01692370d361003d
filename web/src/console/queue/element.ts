import type { Answer } from './answer.ts';
import { Cards, choice, look } from './cards.ts';
import { openKeySheet } from './key-sheet.ts';
import { listenToKeys, type QueueKeys } from './keys.ts';
import { fetchMore } from './more.ts';
import { type Request, Sender } from './sending.ts';
import { settle } from './settle.ts';
import { StatusBar } from './status-bar.ts';
import { takenBack, type Undo } from './undo.ts';

/**
 * A queue that is worked through without leaving the page. A decision is stored before the next card is shown; while
 * one is under way, no other is taken.
 */
class ModerationQueue extends HTMLElement implements QueueKeys {
  readonly #cards = new Cards(this);
  readonly #undos: Undo[] = [];
  #leaving = new AbortController();
  #sender = new Sender('', '', () => {});
  #bar: StatusBar | undefined;

  connectedCallback(): void {
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    const { subject = '', formToken = '' } = this.dataset;
    this.#bar = new StatusBar(this, () => this.undo());
    this.#sender = new Sender(subject, formToken, (sentence, isTrouble) => this.#say(sentence, isTrouble));
    this.addEventListener('submit', (event) => this.#submitted(event), { signal });
    this.addEventListener('change', () => this.#tellChosen(), { signal });
    listenToKeys(this, signal);
    this.#addChooseAll();
    this.#addKeySheet();
    this.#tellChosen();
    void this.#sendLeft();
  }

  disconnectedCallback(): void {
    this.#leaving.abort();
  }

  move(by: 1 | -1): void {
    if (!this.#isBusy) this.#cards.move(by);
  }

  press(action: 'approve' | 'mark-spam'): void {
    const button = this.#cards.chosen.length
      ? this.querySelector<HTMLElement>(`[data-bulk=${action}]`)
      : this.#cards.current?.querySelector<HTMLElement>(`[data-do=${action}]`);
    button?.click();
  }

  open(menu: 'reject' | 'guest'): void {
    const isBulk = menu === 'reject' && this.#cards.chosen.length > 0;
    const details = isBulk
      ? this.querySelector<HTMLDetailsElement>('[data-menu=bulk-reject]')
      : this.#cards.current?.querySelector<HTMLDetailsElement>(`[data-menu=${menu}]`);
    if (!details) return;
    details.open = !details.open;
    look(
      details.querySelector<HTMLElement>(details.open ? 'input[type=radio]:checked' : 'summary') ?? undefined,
    );
  }

  /** Chooses a reason of the open menu and sends it. */
  pick(reason: number): void {
    const menu = document.activeElement?.closest('details[open]');
    const box = menu?.querySelectorAll<HTMLInputElement>('[name=reason]')[reason - 1];
    if (!box) return;
    box.checked = true;
    menu?.querySelector<HTMLButtonElement>('.button')?.click();
  }

  choose(): void {
    const box = this.#cards.current && choice(this.#cards.current);
    if (box) box.checked = !box.checked;
    this.#tellChosen();
  }

  leave(): void {
    const menu = document.activeElement?.closest<HTMLDetailsElement>('details[open]');
    if (!menu) return;
    menu.open = false;
    look(menu.closest<HTMLElement>('.card') ?? menu.querySelector<HTMLElement>('summary') ?? undefined);
  }

  sheet = openKeySheet;

  undo(): void {
    const last = this.#undos.at(-1);
    if (last) void this.#work(() => this.#takeBack(last));
  }

  #submitted(event: SubmitEvent): void {
    const { target: form, submitter } = event;
    if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
    event.preventDefault();
    const button = submitter instanceof HTMLButtonElement ? submitter : undefined;
    // The form has buttons called “action”, which is what its property of that name would give.
    const action = button?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
    const { pathname, search } = new URL(action, location.href);
    const body = fieldsOf(form);
    void this.#work(() => this.#decide({ path: pathname + search, body }, form, button));
  }

  async #decide(
    request: Request,
    form: HTMLFormElement,
    button: HTMLButtonElement | undefined,
  ): Promise<void> {
    const card = form.closest<HTMLElement>('.card');
    const chosen = this.#cards.chosen;
    const sent = card
      ? request
      : { ...request, body: { ...request.body, action: button?.value, ...itemsOf(chosen) } };
    if (!card && chosen.length === 0) return this.#say('Choose comments first, with their boxes.');
    const answer = await this.#sender.send(sent);
    if (answer.kind === 'signed-out') return this.#bar?.askToSignIn();
    const what = button?.dataset.do ?? form.dataset.do ?? button?.value ?? '';
    const { says, undo, isTrouble } = await settle(
      { what, request: sent, card: card ?? undefined, chosen, queue: this },
      answer,
      this.#cards,
    );
    if (undo) this.#undos.push(undo);
    this.#say(says, isTrouble);
    this.#tellChosen();
    await fetchMore(this, this.#cards);
  }

  async #takeBack(last: Undo): Promise<void> {
    const answer: Answer = await this.#sender.send(last.request);
    if (answer.kind === 'signed-out') return this.#bar?.askToSignIn();
    this.#undos.pop();
    if (answer.kind === 'done') this.#say(takenBack(last, answer, this.#cards));
    else this.#say(`It cannot be taken back: ${answer.sentence}`, true);
  }

  get #isBusy(): boolean {
    return this.getAttribute('aria-busy') === 'true';
  }

  /** One thing after another: whatever is pressed meanwhile was meant for a card that is not there yet. */
  async #work(work: () => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    this.setAttribute('aria-busy', 'true');
    try {
      await work();
    } finally {
      this.removeAttribute('aria-busy');
    }
  }

  async #sendLeft(): Promise<void> {
    await this.#work(async () => {
      const { stored, refused } = await this.#sender.sendLeft();
      if (refused.length > 0) this.#say(`A decision from before was not stored: ${refused[0]}`, true);
      else if (stored > 0) this.#say('What was decided before is stored now.');
      if (stored + refused.length > 0) this.#bar?.offerReload();
    });
  }

  #say(sentence: string, isTrouble = false): void {
    this.#bar?.say(sentence, { isTrouble, canUndo: this.#undos.length > 0 });
  }

  #tellChosen(): void {
    const { length } = this.#cards.chosen;
    const words = this.querySelector('.queue-chosen');
    if (words) words.textContent = length > 0 ? `${length} chosen:` : 'Chosen:';
    this.querySelector('.queue-bulk')?.toggleAttribute('data-chosen', length > 0);
  }

  #addKeySheet(): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet queue-keys';
    button.textContent = 'Keys';
    button.setAttribute('aria-keyshortcuts', '?');
    button.onclick = openKeySheet;
    this.querySelector('.queue-ways')?.append(button);
  }

  #addChooseAll(): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet queue-all';
    button.textContent = 'Choose all';
    button.onclick = () => {
      const boxes = this.#cards.list.map(choice);
      const isAll = boxes.every((box) => box?.checked);
      for (const box of boxes.slice(0, mostAtOnce)) if (box) box.checked = !isAll;
      this.#tellChosen();
    };
    this.querySelector('.queue-bulk')?.append(button);
  }
}

/** As many as the site decides on at once. */
const mostAtOnce = 100;

/** What a form says, without what proves whose it is and what chooses comments: that goes its own way. */
const fieldsOf = (form: HTMLFormElement) =>
  Object.fromEntries(
    [...new FormData(form)].filter(([name]) => name !== 'form-token' && !name.startsWith('item-')),
  );

const itemsOf = (cards: HTMLElement[]) => ({
  items: cards.map(({ dataset }) => ({ comment: dataset.comment ?? '', ifRev: Number(dataset.rev) })),
});

customElements.define('moderation-queue', ModerationQueue);
