import { html } from 'hono/html';
import type { Episode } from '../../../shared/episode.ts';
import type { Page } from '../../../shared/reader.ts';
import type { Site } from '../../../shared/site/schema.ts';
import { dayAndTime } from '../../../shared/text/day-and-time.ts';
import type { ConsolePage } from '../console-page.ts';

export const episodesRoom = '/host/episodes';
export const addPath = `${episodesRoom}/new`;
export const hiddenPath = `${episodesRoom}?list=hidden`;

/** Every episode that pages show, newest first, or those that a host hides. */
export function episodesPage(
  { shows }: Site,
  { items, cursor }: Page<Episode>,
  { list, isHost }: { list: 'shown' | 'hidden'; isHost: boolean },
): ConsolePage {
  const isHidden = list === 'hidden';
  const more = `${isHidden ? `${hiddenPath}&` : `${episodesRoom}?`}cursor=${encodeURIComponent(cursor ?? '')}`;
  return {
    title: isHidden ? 'Hidden episodes' : 'Episodes',
    room: episodesRoom,
    content: html`<header class="console-opening">
        <h1>${isHidden ? 'Hidden episodes' : 'Episodes'}</h1>
        <p>${
          isHidden
            ? 'Nobody but you finds these. Open one to show it again.'
            : 'Their facts come from the feed. What you correct here stays, whatever the feed says later.'
        }</p>
      <p class="console-actions">${
        isHidden
          ? html`<a href="${episodesRoom}">All episodes</a>`
          : html`${isHost ? html`<a class="quiet" href="${addPath}">Add an episode</a>` : ''}
              <a href="${hiddenPath}">Hidden episodes</a>`
      }</p>
      </header>
      ${items.length === 0 ? html`<p class="empty">${isHidden ? 'None is hidden.' : 'No episode yet.'}</p>` : ''}
      <ul class="rows">${items.map(
        ({ id, headline, show, publishedAt }) => html`<li><div>
          <h2><a href="${episodesRoom}/${id}">${headline}</a></h2>
          <p>${shows.find(({ slug }) => slug === show)?.title ?? show} <span>${dayAndTime(publishedAt)}</span></p>
        </div></li>`,
      )}</ul>
      ${
        cursor
          ? html`<nav class="console-actions" aria-label="More episodes">
              <a rel="next" href="${more}">Older episodes</a></nav>`
          : ''
      }`,
  };
}
