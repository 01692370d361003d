import { html } from 'hono/html';
import type { Site } from '../../../shared/site/schema.ts';
import type { FeedState } from '../../../shared/sync/feed-state.ts';
import type { Html } from '../../fill-frame.ts';
import { ago } from '../ago.ts';
import type { ConsolePage } from '../console-page.ts';

export const feedsRoom = '/host/feeds';

/** Every feed, and whether it is well. */
export const feedsPage = ({ shows }: Site, states: FeedState[], now: Date): ConsolePage => ({
  title: 'Feeds',
  room: feedsRoom,
  content: html`<header class="console-opening">
      <h1>Feeds</h1>
      <p>Each is read every 15 minutes. What is wrong in one never takes an episode off the site.</p>
    </header>
    <ul class="rows">${shows.map(({ slug, title }) => {
      const state = states.find(({ show }) => show === slug);
      return html`<li>
        <div>
          <h2><a href="${feedsRoom}/${slug}">${title}</a></h2>
          <p>${state?.lastReadAt ? html`Read ${ago(state.lastReadAt, now)}` : 'Not read yet'}
            ${state ? html`<span>${state.itemsSeen.toLocaleString('en')} items</span>` : ''}</p>
        </div>
        ${state ? health(state) : ''}
      </li>`;
    })}</ul>`,
});

/** How a feed is, in two or three words; never by colour alone. */
export function health(state: FeedState): Html {
  const problems = problemsOf(state);
  if (state.failures > 0) return html`<b class="state state-bad">Cannot be read</b>`;
  if (state.waitingMove) return html`<b class="state state-bad">Has it moved?</b>`;
  if (problems > 0) {
    const noun = problems === 1 ? 'problem' : 'problems';
    return html`<span class="state">${problems.toLocaleString('en')} ${noun}</span>`;
  }
  return html`<span class="state state-well">Well</span>`;
}

/** Whether there is nothing to do about a feed. */
export const isWell = (state: FeedState): boolean =>
  state.failures === 0 && !state.waitingMove && problemsOf(state) === 0;

const problemsOf = ({ problemCount, companions }: FeedState): number =>
  problemCount + (companions?.problems ?? 0);
