import { html } from 'hono/html';
import { type LogEntry, type LogSearch, logActions } from '../../../../shared/comments/log.ts';
import type { ModeratorNames } from '../../../../shared/host/moderators.ts';
import type { Page } from '../../../../shared/reader.ts';
import { dayAndTime } from '../../../../shared/text/day-and-time.ts';
import type { Html } from '../../../fill-frame.ts';
import type { ConsolePage } from '../../console-page.ts';
import { commentPath, guestPath, logPath, threadPath, withQuery } from '../query.ts';
import { actions } from '../words.ts';
import { became } from './became.ts';
import { actorInWords } from './comment.ts';

/** The log of moderators, with what it is searched by. */
export function logPage(
  { items, cursor }: Page<LogEntry>,
  search: LogSearch,
  names: ModeratorNames,
): ConsolePage {
  const { actor, action, comment, day } = search;
  const fields = { actor, action, comment, day };
  return {
    title: 'Log',
    room: logPath,
    content: html`<div class="queue">
      <header class="console-opening"><h1>Log</h1>
        <p>Everything that moderators did. Search by one of person, action and comment; a day goes with the first two.
          Days and times are in UTC.</p></header>
      <form class="queue-filter log-search" method="get" action="${logPath}">
        <span><label for="log-actor">Who</label> <select id="log-actor" name="actor">
          <option value="">anybody</option>
          ${actorsOf(actor, names).map(
            (one) =>
              html`<option value="${one}" ${one === actor ? html`selected` : ''}>${actorInWords(one, names)}</option>`,
          )}</select></span>
        <span><label for="log-action">What</label> <select id="log-action" name="action">
          <option value="">anything</option>
          ${logActions.map(
            (one) =>
              html`<option value="${one}" ${one === action ? html`selected` : ''}>${actions[one]}</option>`,
          )}</select></span>
        ${field('Comment', 'comment', comment, 'its name')}
        <span><label for="log-day">Day</label> <input id="log-day" type="date" name="day" value="${day ?? ''}"></span>
        <button class="button">Search</button>
        <a class="quiet" href="${withQuery(`${logPath}/export`, fields)}" download="log.jsonl">Export</a>
      </form>
      ${items.length === 0 ? html`<p class="queue-empty">Nothing was done that fits.</p>` : ''}
      <ol class="rows history">${items.map((entry) => logRow(entry, names))}</ol>
      ${
        cursor
          ? html`<nav class="queue-older" aria-label="More of the log"><a class="quiet" rel="next"
              href="${withQuery(logPath, { ...fields, cursor })}">Earlier</a></nav>`
          : ''
      }
    </div>`,
  };
}

/** Who can be searched for: the site, everybody who signed in, and whoever is searched for. */
const actorsOf = (chosen: string | undefined, names: ModeratorNames): string[] => [
  ...new Set([
    'site',
    ...[...names.keys()].map((subject) => `moderator:${subject}`),
    ...(chosen ? [chosen] : []),
  ]),
];

const field = (label: string, name: string, value: string | undefined, hint: string): Html =>
  html`<span><label for="log-${name}">${label}</label> <input id="log-${name}" name="${name}" value="${value ?? ''}"
    placeholder="${hint}" autocomplete="off" maxlength="200"></span>`;

const logRow = (
  { at, actor, action, comment, thread, guest, episode, detail, ...change }: LogEntry,
  names: ModeratorNames,
): Html =>
  html`<li><div><b>${actions[action]}</b>
    by <a href="${withQuery(logPath, { actor })}">${actorInWords(actor, names)}</a>
    ${became(change)}
    <p>${detail ?? ''}
      ${comment ? html`<a href="${commentPath(comment)}">comment</a>` : ''}
      ${thread ? html`<a href="${threadPath(thread)}">discussion</a>` : ''}
      ${guest ? html`<a href="${guestPath(guest)}">guest</a>` : ''}
      ${episode ? html`<a href="/host/episodes/${episode}">episode</a>` : ''}</p>
  </div><time datetime="${at}">${dayAndTime(at)}</time></li>`;
