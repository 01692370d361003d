import type { Answer, Result } from './answer.ts';
import { type Cards, choice } from './cards.ts';
import type { Request } from './sending.ts';
import type { Undo } from './undo.ts';

/** A decision that was sent, and the card or cards that it was about. */
type Decided = {
  what: string;
  request: Request;
  card: HTMLElement | undefined;
  chosen: HTMLElement[];
  queue: HTMLElement;
};

/** What is said then, and how it is taken back. */
type Settled = { says: string; undo?: Undo; isTrouble?: boolean };

const words: Record<string, string> = {
  approve: 'Approved.',
  reject: 'Rejected.',
  'mark-spam': 'Marked as spam.',
  ban: 'Rejected, and the guest banned.',
  restrict: 'The guest is held or banned from now on.',
  pin: 'Pinned: it comes first in its discussion.',
  unpin: 'No longer pinned.',
};

/** Brings the page in line with what the site answered. */
export async function settle(decided: Decided, answer: Answer, cards: Cards): Promise<Settled> {
  const { card, what, request } = decided;
  if (answer.kind === 'signed-out') return { says: '' };
  if (answer.kind === 'refused') return { says: answer.sentence, isTrouble: true };
  if (answer.kind === 'stale') {
    if (card && answer.html) cards.replace(card, answer.html);
    return { says: `${answer.sentence} Nothing was changed.`, isTrouble: true };
  }
  const says = words[what] ?? 'Done.';
  if (!card) return settleAll(decided, answer.data.results ?? [], cards);
  if (what === 'restrict') return restricted(decided, says, answer.data.stamp ?? '');
  if (what === 'pin' || what === 'unpin') return { says, undo: turnPin(card, what, request) };
  cards.remove([card]);
  countDown(decided.queue, 1);
  const { comment = '', rev = 0 } = answer.data;
  const undo = { path: `/host/comments/${comment}/undo`, body: { ifRev: rev } };
  return { says, undo: { says, request: undo, cards: [card] } };
}

async function settleAll(
  { chosen, what, queue }: Decided,
  results: Result[],
  cards: Cards,
): Promise<Settled> {
  const outcome = new Map(results.map((result) => [result.comment, result]));
  const of = (card: HTMLElement) => outcome.get(card.dataset.comment ?? '');
  const done = chosen.filter((card) => of(card)?.outcome === 'done');
  const others = chosen.filter((card) => !done.includes(card));
  for (const card of chosen) {
    const box = choice(card);
    if (box) box.checked = false;
  }
  cards.remove(done);
  countDown(queue, done.length);
  for (const card of others) await renew(card, cards);
  const items = done.map((card) => ({ comment: card.dataset.comment ?? '', ifRev: of(card)?.rev ?? 0 }));
  const says = `${words[what] ?? 'Done.'} ${done.length} of ${chosen.length}.`;
  const request = { path: '/host/queue/decide', body: { action: 'undo', items } };
  return {
    says: others.length > 0 ? `${says} The others have changed; look at them again.` : says,
    isTrouble: others.length > 0,
    ...(done.length > 0 && { undo: { says, request, cards: done } }),
  };
}

/** A card as the comment is now. */
async function renew(card: HTMLElement, cards: Cards): Promise<void> {
  const response = await fetch(`/host/comments/${card.dataset.comment}`, {
    headers: { accept: 'text/html' },
  });
  if (response.ok) cards.replace(card, await response.text());
}

/** Every card of the guest names what holds now, so that it can be changed; lifting it brings nothing back. */
function restricted({ request, queue }: Decided, says: string, stamp: string): Settled {
  const [path = ''] = request.path.split('?');
  const setStamp = (value: string) => {
    for (const form of queue.querySelectorAll<HTMLFormElement>(`form[action^="${path}"]`)) {
      const field = form.querySelector<HTMLInputElement>('[name=ifStamp]');
      if (field) field.value = value;
      form.closest('details')?.removeAttribute('open');
    }
  };
  setStamp(stamp);
  if (request.body.ifStamp !== '') return { says };
  const lift = { path: path.replace(/restrict$/, 'lift'), body: { ifStamp: stamp } };
  return { says, undo: { says, request: lift, cards: [], mend: () => setStamp('') } };
}

/** The button now does the opposite. */
function turnPin(card: HTMLElement, did: 'pin' | 'unpin', request: Request): Undo {
  const turn = (next: 'pin' | 'unpin', other: 'pin' | 'unpin') => {
    const button = card.querySelector<HTMLButtonElement>(`[data-do=${other}]`);
    if (!button) return;
    button.dataset.do = next;
    button.textContent = next === 'pin' ? 'Pin' : 'Unpin';
    button.setAttribute('formaction', pathOf(next));
  };
  const pathOf = (action: string) => request.path.replace(/(un)?pin(?=\?|$)/, action);
  const opposite = did === 'pin' ? 'unpin' : 'pin';
  turn(opposite, did);
  return {
    says: words[did] ?? '',
    request: { path: pathOf(opposite), body: {} },
    cards: [],
    mend: () => turn(did, opposite),
  };
}

/** The number beside the name of the list. */
function countDown(queue: HTMLElement, by: number): void {
  const count = queue.querySelector('.queue-lists [aria-current] .count');
  const now = Number(count?.textContent);
  if (count && Number.isInteger(now)) count.textContent = String(Math.max(0, now - by));
}
