import { html } from 'hono/html';
import type { Card } from '../../../../shared/comments/cards.ts';
import { labelOf } from '../../../../shared/comments/reason-words.ts';
import type { Site } from '../../../../shared/site/schema.ts';
import type { Html } from '../../../fill-frame.ts';
import type { ConsolePage } from '../../console-page.ts';
import { formTokenFor } from '../../form-token.ts';
import { queueAddress, queuePath, withQuery } from '../query.ts';
import type { Filter } from '../schemas.ts';
import { lists } from '../words.ts';
import { type Around, cardHtml } from './card.ts';
import { rejectionFields } from './card-actions.ts';
import { type Done, doneBar } from './done.ts';

type Sizes = Record<string, { count: number; isMore: boolean }>;

/** One page of a list, as it is shown. */
export type QueueView = Around & {
  cards: Card[];
  cursor?: string | undefined;
  /** How many comments were looked at, when a reason narrows the page. */
  looked?: number | undefined;
  sizes: Sizes;
  site: Pick<Site, 'shows'>;
  done?: Done | undefined;
};

/** The moderation queue. */
export function queuePage(view: QueueView): ConsolePage {
  const { cards, session, done } = view;
  return {
    title: 'Moderation',
    room: queuePath,
    content: html`<moderation-queue class="queue" data-subject="${session.subject}"
      data-form-token="${session.formToken}">
      <header class="console-opening queue-opening"><h1>Moderation</h1>
        <p class="queue-ways"><a href="/host/guests">Held and banned</a></p></header>
      ${tabs(view)}${filters(view)}
      ${done ? doneBar(done, view) : ''}
      ${cards.length > 0 ? bulkForm(view) : ''}
      <p class="queue-empty" ${cards.length > 0 ? html`hidden` : ''}>${emptyWords(view)}</p>
      <div class="cards">${cards.map((card) => cardHtml(card, view))}</div>
      ${older(view)}
    </moderation-queue>`,
  };
}

function tabs({ filter, sizes }: QueueView): Html {
  const isOf = (list: string) => list === filter.list;
  return html`<nav class="queue-lists" aria-label="Lists">${Object.entries(lists).map(
    ([list, { label }]) => html`<a href="${withQuery(queuePath, { ...filter, list, reason: undefined })}"
      ${isOf(list) ? html`aria-current="page"` : ''}>${label}${countOf(sizes[list])}</a>`,
  )}</nav>`;
}

const countOf = (size: Sizes[string] | undefined): Html | string =>
  size && size.count > 0 ? html` <span class="count">${size.count}${size.isMore ? '+' : ''}</span>` : '';

function filters({ filter, site, cards, looked }: QueueView): Html {
  const { list, show, thread, guest, reason } = filter;
  const without = (name: keyof Filter) => queueAddress({ ...filter, [name]: undefined });
  const subject = cards.find((card) => card.comment.thread === thread)?.subject?.title;
  const who = cards.find((card) => card.comment.guest === guest)?.comment.name;
  const narrowed: [keyof Filter, string][] = [
    ...(thread ? [['thread', `about ${subject ?? 'one discussion'}`] satisfies [keyof Filter, string]] : []),
    ...(guest ? [['guest', `of ${who ?? 'one guest'}`] satisfies [keyof Filter, string]] : []),
    ...(reason
      ? [
          [
            'reason',
            `because of “${labelOf(reason)}”, ${cards.length} of ${looked ?? 0} on this page`,
          ] satisfies [keyof Filter, string],
        ]
      : []),
  ];
  return html`<form class="queue-filter" method="get" action="${queuePath}">
    <input type="hidden" name="list" value="${list}">
    ${
      site.shows.length > 1 && !thread && !guest
        ? html`<label for="filter-show">Show</label> <select id="filter-show" name="show">
            <option value="">all</option>
            ${site.shows.map(
              ({ slug, title }) =>
                html`<option value="${slug}" ${slug === show ? html`selected` : ''}>${title}</option>`,
            )}
          </select> <button class="quiet">Filter</button>`
        : ''
    }
    ${narrowed.map(
      ([name, words]) => html`<a class="quiet queue-narrowed" href="${without(name)}">${words}
        <span class="out-of-sight">(show all)</span><span aria-hidden="true">×</span></a>`,
    )}
  </form>`;
}

function emptyWords({ filter, looked }: QueueView): string {
  if (looked) return `None of the ${looked} on this page; the next page may have some.`;
  return filter.list === 'deleted' ? 'Nothing.' : lists[filter.list].empty;
}

/** One decision on all that are chosen; their boxes stand in the cards. */
const bulkForm = ({ session, filter }: QueueView): Html => html`
  <form class="queue-bulk" id="bulk" method="post" action="${withQuery(`${queuePath}/decide`, filter)}"
    aria-label="Decide on all chosen">
    ${formTokenFor(session)}
    <span class="queue-chosen">Chosen:</span>
    <button class="quiet" name="action" value="approve" data-bulk="approve">Approve</button>
    <button class="quiet" name="action" value="mark-spam" data-bulk="mark-spam">Spam</button>
    <details data-menu="bulk-reject"><summary class="quiet">Reject…</summary>
      <div class="card-menu">${rejectionFields('bulk')}
        <button class="button" name="action" value="reject" data-bulk="reject">Reject all chosen</button></div>
    </details>
  </form>`;

const older = ({ filter, cursor }: QueueView): Html | string =>
  cursor
    ? html`<nav class="queue-older" aria-label="More comments">
        <a class="quiet" rel="next" href="${queueAddress(filter, { cursor })}">Next page</a></nav>`
    : '';
