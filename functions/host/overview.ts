import { html } from 'hono/html';
import { createModeration } from '../../shared/comments/create-moderation.ts';
import type { HostSession } from '../../shared/host/session.ts';
import type { DayTotals } from '../../shared/insight/count.ts';
import { readInsight } from '../../shared/insight/read.ts';
import type { SiteShow } from '../../shared/site/schema.ts';
import { type FeedState, readFeedStates } from '../../shared/sync/feed-state.ts';
import type { Html } from '../fill-frame.ts';
import { showPage } from './console-page.ts';
import type { HostContext } from './endpoint.ts';
import { feedsRoom, health, isWell } from './feeds/feeds-page.ts';
import { insightRoom } from './insight/page.ts';
import type { HostParts } from './parts.ts';

const duties = {
  host: 'You are signed in as a host: everything here is yours to run.',
  moderator: 'You are signed in as a moderator: discussions are in your care.',
};
const shownDays = 7;

/** Where the console begins: what waits for somebody, and the week in numbers. */
export async function showOverview(
  parts: HostParts,
  c: HostContext,
  { name, role }: HostSession,
): Promise<Response> {
  const { site, table, now } = parts;
  const [sizes, states, { days }] = await Promise.all([
    createModeration(parts).sizes(['pending', 'reported']),
    readFeedStates(
      table,
      site.shows.map(({ slug }) => slug),
    ),
    readInsight(table, now(), shownDays),
  ]);
  const feeds = site.shows.flatMap((show) =>
    states.filter((state) => state.show === show.slug).map((state) => ({ show, state })),
  );
  const waiting = [
    ...commentsThatWait(sizes.pending, 'pending', 'for a moderator', 'Nobody else sees them yet.'),
    ...commentsThatWait(sizes.reported, 'reported', 'because readers minded', 'They are public meanwhile.'),
    ...feeds.filter(({ state }) => state.rev > 0 && !isWell(state)).map(feedThatAils),
  ];
  return showPage(parts, c, {
    title: 'Overview',
    room: '/host',
    content: html`<header class="console-opening"><h1>${name}</h1><p>${duties[role]} <a href="/">See the site</a></p></header>
      <section class="console-part">
        <h2>What waits for you</h2>
        ${waiting.length === 0 ? html`<p class="empty">Nothing: no comment waits, and no feed has a problem.</p>` : html`<ul class="rows">${waiting}</ul>`}
      </section>
      ${week(days)}`,
  });
}

function commentsThatWait(
  size: { count: number; isMore: boolean } | undefined,
  list: string,
  why: string,
  meanwhile: string,
): Html[] {
  if (!size || size.count === 0) return [];
  const { count, isMore } = size;
  const wait = count === 1 && !isMore ? '1 comment waits' : `${count}${isMore ? '+' : ''} comments wait`;
  return [
    html`<li><div><h3><a href="/host/queue?list=${list}">${wait} ${why}</a></h3><p>${meanwhile}</p></div></li>`,
  ];
}

const feedThatAils = ({ show, state }: { show: SiteShow; state: FeedState }): Html => html`<li>
  <div><h3><a href="${feedsRoom}/${show.slug}">The feed of ${show.title}</a></h3>
    <p>Its episodes stay as they are.</p></div>
  ${health(state)}</li>`;

function week(days: DayTotals[]): Html {
  const sum = (kind: Exclude<keyof DayTotals, 'day'>) =>
    days.reduce((total, day) => total + day[kind], 0).toLocaleString('en');
  return html`<section class="console-part">
    <h2>The last seven days</h2>
    <dl class="facts">
      <div><dt>Plays started</dt><dd>${sum('play')}</dd></div>
      <div><dt>Articles followed</dt><dd>${sum('article')}</dd></div>
      <div><dt>Comments until last night</dt><dd>${sum('comment')}</dd></div>
      <div><dt>Searches</dt><dd>${sum('search')}</dd></div>
    </dl>
    <a href="${insightRoom}">Day by day</a>
  </section>`;
}
