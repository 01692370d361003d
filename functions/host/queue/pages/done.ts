import { html } from 'hono/html';
import type { Html } from '../../../fill-frame.ts';
import { formTokenFor } from '../../form-token.ts';
import { commentPath, withQuery } from '../query.ts';
import type { Around } from './card.ts';

/** What was done just before a page was asked for, as its address says; it proves nothing and changes nothing. */
export type Done = {
  action: string;
  comment?: string | undefined;
  rev?: number | undefined;
  count?: number | undefined;
};

const words: Record<string, string> = {
  approve: 'Approved.',
  reject: 'Rejected.',
  'mark-spam': 'Marked as spam.',
  ban: 'Rejected, and the guest banned.',
  undo: 'Taken back: it is where it was.',
  pin: 'Pinned: it comes first in its discussion.',
  unpin: 'No longer pinned.',
  purge: 'Its words are gone for good.',
  restrict: 'The guest is held or banned from now on.',
};

/** Decisions that can be taken back in one press. */
const undoable = new Set(['approve', 'reject', 'mark-spam', 'ban']);

/** Says what was done, and takes it back. */
export function doneBar({ action, comment, rev, count }: Done, { session, filter, back }: Around): Html {
  const sentence = action === 'bulk' ? `Done: ${count ?? 0} comments.` : (words[action] ?? 'Done.');
  const canUndo = comment !== undefined && rev !== undefined && undoable.has(action);
  return html`<div class="queue-done" role="status"><p>${sentence}</p>
    ${
      canUndo
        ? html`<form method="post" action="${withQuery(commentPath(comment, 'undo'), { ...filter, back })}">
            ${formTokenFor(session)}<input type="hidden" name="ifRev" value="${rev}">
            <button class="quiet">Undo</button></form>`
        : ''
    }
  </div>`;
}
