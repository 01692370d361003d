import { html } from 'hono/html';
import type { AuditEntry } from '../../../../shared/comment.ts';
import { reasonsInWords } from '../../../../shared/comments/reason-words.ts';
import type { Html } from '../../../fill-frame.ts';
import { states } from '../words.ts';

/** What became of a comment, and why, as its history and the log say it. */
export function became({
  from,
  to,
  reasons = [],
}: Partial<Pick<AuditEntry, 'from' | 'to' | 'reasons'>>): Html {
  const whereTo = to ? states[to] : '';
  const way = from && from !== to ? `from ${states[from]} to ${whereTo}` : whereTo;
  return html`${way ? html`<p>${way}</p>` : ''}
    ${
      reasons.length > 0
        ? html`<ul class="card-reasons" aria-label="Why">${reasonsInWords(reasons).map(
            ({ label, sentence }) => html`<li><b class="card-code">${label}</b> ${sentence}</li>`,
          )}</ul>`
        : ''
    }`;
}
