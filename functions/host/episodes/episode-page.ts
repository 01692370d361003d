import { html } from 'hono/html';
import type { StoredLink } from '../../../shared/article-link.ts';
import { episodePath, type StoredEpisode } from '../../../shared/episode.ts';
import { hasRole } from '../../../shared/host/role.ts';
import type { HostSession } from '../../../shared/host/session.ts';
import type { LedgerEntry } from '../../../shared/sync/ledger.ts';
import type { Html } from '../../fill-frame.ts';
import type { ConsolePage } from '../console-page.ts';
import { formTokenFor } from '../form-token.ts';
import { episodesRoom } from './episodes-page.ts';
import { factsForm, factsTold, type Untaken } from './facts-part.ts';
import { linksPart, type TypedLink } from './links-part.ts';
import { retypePart, type UntakenEpisode } from './retype-part.ts';
import { wordsPath } from './words-page.ts';

/** What was just done, as an address tells the page. */
export const doneNames = ['facts', 'typed', 'revert', 'hide', 'show', 'add'] as const;
export type Done = (typeof doneNames)[number];
const doneWords: Record<Done, string> = {
  facts: 'Saved. Pages say it within seconds.',
  typed: 'Saved. Pages say it within seconds.',
  revert: 'Taken back. Pages say what the feed says.',
  hide: 'Hidden. Nobody finds it, and its page is gone, until you show it again.',
  show: 'Shown again, where it was.',
  add: 'Added. When the feed lists it, its item becomes this episode.',
};

export type EpisodeView = {
  episode: StoredEpisode;
  entry: LedgerEntry;
  links: StoredLink[];
  session: HostSession;
  hasTranscript: boolean;
  done?: Done | undefined;
  /** Why what was sent was not done. */
  trouble?: string | undefined;
  untaken?: Untaken | undefined;
  /** Of an episode that was added by hand. */
  notesHtml?: string | undefined;
  retyped?: UntakenEpisode | undefined;
  /** An article that could not be added, as it was typed. */
  typedLink?: TypedLink | undefined;
};

/** One episode: what pages say of it, whether they show it, and the articles that it discusses. */
export function episodePage(view: EpisodeView): ConsolePage {
  const { episode, entry, session, hasTranscript, done, trouble } = view;
  const isHost = hasRole(session.role, 'host');
  const notice = trouble
    ? html`<p class="console-warning" role="alert">${trouble}</p>`
    : done
      ? html`<p class="console-note" role="status">${doneWords[done]}</p>`
      : '';
  return {
    title: episode.headline,
    room: episodesRoom,
    content: html`<header class="console-opening">
        <p><a href="${episodesRoom}">Episodes</a></p>
        <h1>${episode.headline}</h1>
        <p>${
          episode.isHidden
            ? html`<b class="state-bad">Hidden</b>`
            : html`<a href="${episodePath(episode)}">Its page</a>`
        }${entry.byHand ? html` <span>Added by hand; the feed does not list it yet.</span>` : ''}</p>
      </header>
      ${notice}
      ${isHost ? factsForm(view) : factsTold(episode)}
      ${isHost ? retypePart(view) : ''}
      ${isHost ? hideForm(episode, session) : ''}
      ${hasTranscript ? transcriptPart(episode) : ''}
      ${linksPart(view)}`,
  };
}

const hideForm = ({ id, rev, isHidden }: StoredEpisode, session: HostSession): Html => html`<section
  class="console-part" id="hide">
  <h2>${isHidden ? 'Hidden' : 'Hide it'}</h2>
  <p>${
    isHidden
      ? 'It stands in no list, no feed and no search, and its page says that there is nothing. Its discussion is kept.'
      : 'Takes it out of every list, feed and search; its page says that there is nothing. Nothing is lost: you can show it again.'
  }</p>
  <form method="post" action="${episodesRoom}/${id}/${isHidden ? 'show' : 'hide'}">
    ${formTokenFor(session)}<input type="hidden" name="ifRev" value="${rev}">
    <button class="quiet" type="submit">${isHidden ? 'Show it again' : 'Hide this episode'}</button>
  </form>
</section>`;

const transcriptPart = ({ id }: StoredEpisode): Html => html`<section class="console-part">
  <h2>Transcript</h2>
  <p><a class="quiet" href="${wordsPath(id)}">Read and correct its sentences</a></p>
</section>`;
