import { html } from 'hono/html';
import type { AuditEntry } from '../../../../shared/comment.ts';
import type { Card } from '../../../../shared/comments/cards.ts';
import type { ModeratorNames } from '../../../../shared/host/moderators.ts';
import { hasRole } from '../../../../shared/host/role.ts';
import { dayAndTime } from '../../../../shared/text/day-and-time.ts';
import type { Html } from '../../../fill-frame.ts';
import type { ConsolePage } from '../../console-page.ts';
import { formTokenFor } from '../../form-token.ts';
import { commentPath, queuePath, withQuery } from '../query.ts';
import { actions, states } from '../words.ts';
import { became } from './became.ts';
import { type Around, cardHtml } from './card.ts';
import { type Done, doneBar } from './done.ts';

/** One comment with its history. */
export const commentPage = (
  card: Card,
  history: AuditEntry[],
  around: Around & { done?: Done | undefined; names: ModeratorNames },
): ConsolePage => ({
  title: 'A comment',
  room: queuePath,
  content: html`<div class="queue">
    <header class="console-opening"><h1>A comment</h1><p>It is ${states[card.comment.state]}.</p></header>
    ${around.done ? doneBar(around.done, around) : ''}
    <div class="cards">${cardHtml(card, around)}</div>
    <h2>History</h2>
    <ol class="rows history">${history.map((entry) => entryRow(entry, around.names))}</ol>
    ${purging(card, around)}
  </div>`,
});

const entryRow = (
  { at, actor, action, detail, ...change }: AuditEntry,
  names: ModeratorNames,
): Html => html`<li><div>
    <b>${actions[action]}</b> by ${actorInWords(actor, names)}${detail ? `, ${detail}` : ''}
    ${became(change)}
  </div><time datetime="${at}">${dayAndTime(at)}</time></li>`;

/** @example actorInWords('guest:abc', names) // 'its author' */
export function actorInWords(actor: string, names: ModeratorNames): string {
  if (actor === 'site') return 'the site';
  if (actor.startsWith('guest:')) return 'its author';
  const subject = actor.replace('moderator:', '');
  return names.get(subject) ?? subject;
}

const purging = ({ comment }: Card, { session, back }: Around): Html | string =>
  comment.state === 'purged' || !hasRole(session.role, 'host')
    ? ''
    : html`<form class="console-actions" method="post" action="${withQuery(commentPath(comment.id, 'purge'), { back })}">
        ${formTokenFor(session)}<input type="hidden" name="ifRev" value="${comment.rev}">
        <button class="quiet">Purge</button>
        <span>Takes its words and name away for good. This alone cannot be taken back.</span></form>`;
