import { html } from 'hono/html';
import type { BulkResult } from '../../../../shared/comments/decide-all.ts';
import { readable } from '../../../../shared/comments/text/readable.ts';
import type { HostSession } from '../../../../shared/host/session.ts';
import { clip } from '../../../../shared/text/clip.ts';
import type { Html } from '../../../fill-frame.ts';
import type { ConsolePage } from '../../console-page.ts';
import { formTokenFor } from '../../form-token.ts';
import { commentPath, queueAddress, queuePath, withQuery } from '../query.ts';
import type { Filter } from '../schemas.ts';

/** What became of each comment of a decision on several. */
export function bulkPage(
  results: BulkResult[],
  isUndo: boolean,
  session: HostSession,
  filter: Filter,
): ConsolePage {
  const done = results.filter((result) => result.outcome === 'done');
  const others = results.filter((result) => result.outcome !== 'done');
  return {
    title: 'Decided',
    room: queuePath,
    content: html`<div class="queue">
      <header class="console-opening"><h1>${done.length} of ${results.length} done</h1>
        ${others.length > 0 ? html`<p role="alert">The others are as they were. Look at them again:</p>` : ''}</header>
      <ul class="rows">${others.map(
        (result) => html`<li><div><a href="${commentPath(result.comment)}">${textOf(result)}</a>
          <p>${result.sentence}</p></div></li>`,
      )}</ul>
      <div class="console-actions">
        <a class="button" href="${queueAddress(filter)}">Back to the list</a>
        ${done.length > 0 && !isUndo ? undoAll(done, session, filter) : ''}
      </div></div>`,
  };
}

const textOf = (result: BulkResult): string =>
  result.outcome === 'stale' ? clip(readable(result.current.body), 120) || '(without words)' : 'This comment';

const undoAll = (
  done: Extract<BulkResult, { outcome: 'done' }>[],
  session: HostSession,
  filter: Filter,
): Html =>
  html`<form method="post" action="${withQuery(`${queuePath}/decide`, filter)}">
    ${formTokenFor(session)}<input type="hidden" name="action" value="undo">
    ${done.map(({ comment, rev }) => html`<input type="hidden" name="item-${comment}" value="${rev}">`)}
    <button class="quiet">Undo all of them</button></form>`;
