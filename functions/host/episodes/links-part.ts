import { html } from 'hono/html';
import { articlePath } from '../../../shared/article.ts';
import { linkedArticles, type StoredLink, settleLink } from '../../../shared/article-link.ts';
import type { StoredEpisode } from '../../../shared/episode.ts';
import { hasRole } from '../../../shared/host/role.ts';
import type { HostSession } from '../../../shared/host/session.ts';
import { clock } from '../../../shared/text/clock.ts';
import type { Html } from '../../fill-frame.ts';
import { formTokenFor } from '../form-token.ts';
import { episodesRoom } from './episodes-page.ts';

/** An article as a host typed it. */
export type TypedLink = { address: string; moment: string };
type LinksView = {
  episode: StoredEpisode;
  links: StoredLink[];
  session: HostSession;
  typedLink?: TypedLink | undefined;
};

/** The articles of an episode: in their order, with their moments, and those that were taken away. */
export function linksPart({ episode, links, session, typedLink }: LinksView): Html {
  const isHost = hasRole(session.role, 'host');
  const shown = linkedArticles(links).flatMap(
    ({ article }) => links.find((link) => link.article === article.id) ?? [],
  );
  const away = links.filter((link) => settleLink(link) === undefined);
  return html`${isHost && episode.enclosure ? listen(episode.enclosure.url) : ''}
    <section class="console-part">
      <h2>Discussed in it</h2>
      ${
        shown.length === 0
          ? html`<p class="empty">No article yet.</p>`
          : html`<ol class="links">${shown.map((link, at) =>
              linkItem(link, { session, isHost, isFirst: at === 0, isLast: at === shown.length - 1 }),
            )}</ol>`
      }
    </section>
    ${isHost ? addForm(episode.id, session, typedLink) : ''}
    ${
      away.length === 0
        ? ''
        : html`<section class="console-part">
            <h2>Taken away</h2>
            <ul class="links">${away.map((link) => awayItem(link, session, isHost))}</ul>
          </section>`
    }`;
}

const listen = (url: string): Html => html`<moment-setter class="console-part">
  <h2>Listen</h2>
  <audio controls preload="none" src="${url}"></audio>
  <p hidden>Press <kbd>m</kbd> in a field for a moment, or its button, to take the time that plays.</p>
</moment-setter>`;

type Shown = { session: HostSession; isHost: boolean; isFirst: boolean; isLast: boolean };

function linkItem(link: StoredLink, { session, isHost, isFirst, isLast }: Shown): Html {
  const { facts, episode, article, decision } = link;
  const second = settleLink(link)?.second;
  const action = (name: string) => `${episodesRoom}/${episode}/links/${article}/${name}`;
  return html`<li id="${article}">
    <h3><a href="${articlePath(facts)}">${facts.headline}</a></h3>
    <p>${facts.outlet?.name ?? 'own article'}${second === undefined ? '' : html` <b>${clock(second)}</b>`}
      <span>${origin(link)}</span></p>
    ${
      isHost
        ? html`<div class="link-forms">
            <form class="console-line" method="post" action="${action('moment')}">
              ${formTokenFor(session)}
              <label><span>Discussed at</span>
                <input name="moment" inputmode="numeric" maxlength="10" placeholder="12:34" autocomplete="off"
                  value="${second === undefined ? '' : clock(second)}"></label>
              <button class="quiet" type="submit">Set</button>
            </form>
            <form method="post" action="${action('place')}">
              ${formTokenFor(session)}
              <button class="quiet" name="to" value="up" ${isFirst ? html`disabled` : ''}
                aria-label="Move ${facts.headline} up">↑</button>
              <button class="quiet" name="to" value="down" ${isLast ? html`disabled` : ''}
                aria-label="Move ${facts.headline} down">↓</button>
            </form>
            <form method="post" action="${action('remove')}">
              ${formTokenFor(session)}<button class="quiet" type="submit"
                aria-label="Take away: ${facts.headline}">Take away</button>
            </form>
            ${decision && link.found ? restoreForm(action('restore'), session, 'Back to the notes') : ''}
            ${facts.place === 'external' ? html`<a href="/host/articles/${article}">Correct its words</a>` : ''}
          </div>`
        : ''
    }
  </li>`;
}

const awayItem = (link: StoredLink, session: HostSession, isHost: boolean): Html => html`<li>
  <h3>${link.facts.headline}</h3>
  <p><span>${origin(link)}</span></p>
  ${
    isHost
      ? restoreForm(`${episodesRoom}/${link.episode}/links/${link.article}/restore`, session, 'Bring back')
      : ''
  }
</li>`;

const restoreForm = (action: string, session: HostSession, label: string): Html =>
  html`<form method="post" action="${action}">
    ${formTokenFor(session)}<button class="quiet" type="submit">${label}</button></form>`;

/** What was found, and what a host said: both, wherever they differ. */
function origin({ found, decision, chapterSecond }: StoredLink): string {
  const foundSecond = found?.second ?? chapterSecond;
  const told = [
    found ? 'in the notes' : 'added by a host',
    ...(decision?.second !== undefined && foundSecond !== undefined
      ? [`found at ${clock(foundSecond)}, changed by a host`]
      : []),
    ...(decision?.isLinked === false ? ['taken away by a host'] : []),
  ];
  return told.join('; ');
}

const addForm = (
  episode: string,
  session: HostSession,
  typed: TypedLink = { address: '', moment: '' },
): Html => html`<section class="console-part" id="add">
  <h2>Add an article</h2>
  <form class="console-line" method="post" action="${episodesRoom}/${episode}/links">
    ${formTokenFor(session)}
    <label><span>Address of the article</span>
      <input name="address" type="url" required maxlength="2000" placeholder="https://" autocomplete="off"
        value="${typed.address}"></label>
    <label class="console-short"><span>Discussed at</span>
      <input id="add-moment" name="moment" inputmode="numeric" maxlength="10" placeholder="12:34" autocomplete="off"
        value="${typed.moment}"></label>
    <button class="button" type="submit">Add</button>
  </form>
</section>`;
