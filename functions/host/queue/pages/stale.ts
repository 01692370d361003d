import { html } from 'hono/html';
import type { Card } from '../../../../shared/comments/cards.ts';
import type { ConsolePage } from '../../console-page.ts';
import { queueAddress, queuePath } from '../query.ts';
import { type Around, cardHtml } from './card.ts';

/** Tells that a comment is not what the moderator saw, with the comment as it is now. */
export const stalePage = (card: Card, sentence: string, around: Around): ConsolePage => ({
  title: 'Not as you saw it',
  room: queuePath,
  content: html`<div class="queue">
    <header class="console-opening"><h1>Not as you saw it</h1>
      <p role="alert">${sentence} Nothing was changed. This is what it is now:</p></header>
    <div class="cards">${cardHtml(card, around)}</div>
    <p class="console-actions">${
      around.back
        ? html`<a class="button" href="${around.back}">Back</a>`
        : html`<a class="button" href="${queueAddress(around.filter)}">Back to the list</a>`
    }</p>
  </div>`,
});
