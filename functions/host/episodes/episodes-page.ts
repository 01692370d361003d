import { html } from 'hono/html';
import type { Episode } from '../../../shared/episode.ts';
import type { Page } from '../../../shared/reader.ts';
import type { Site } from '../../../shared/site/schema.ts';
import { dayAndTime } from '../../../shared/text/day-and-time.ts';
import type { ConsolePage } from '../console-page.ts';

export const episodesRoom = '/host/episodes';

/** Every episode, newest first, to see to its articles. */
export const episodesPage = ({ shows }: Site, { items, cursor }: Page<Episode>): ConsolePage => ({
  title: 'Episodes',
  room: episodesRoom,
  content: html`<header class="console-opening">
      <h1>Episodes</h1>
      <p>Their facts come from the feed; which articles each discusses, and when, is also yours to say.</p>
    </header>
    <ul class="rows">${items.map(
      ({ id, headline, show, publishedAt }) => html`<li><div>
        <h2><a href="${episodesRoom}/${id}">${headline}</a></h2>
        <p>${shows.find(({ slug }) => slug === show)?.title ?? show} <span>${dayAndTime(publishedAt)}</span></p>
      </div></li>`,
    )}</ul>
    ${
      cursor
        ? html`<nav class="console-actions" aria-label="More episodes">
            <a rel="next" href="${episodesRoom}?cursor=${encodeURIComponent(cursor)}">Older episodes</a></nav>`
        : ''
    }`,
});
