import { html } from 'hono/html';
import type { StoredEpisode } from '../../../shared/episode.ts';
import { hasRole } from '../../../shared/host/role.ts';
import type { HostSession } from '../../../shared/host/session.ts';
import type { Words } from '../../../shared/table/words.ts';
import { clock } from '../../../shared/text/clock.ts';
import { type Correction, corrected, placesOf } from '../../../shared/transcripts/corrections.ts';
import type { Html } from '../../fill-frame.ts';
import type { ConsolePage } from '../console-page.ts';
import { formTokenFor } from '../form-token.ts';
import type { SentSentence } from './correct-sentence.ts';
import { episodesRoom } from './episodes-page.ts';

/** Which part of a transcript is looked at. */
export type WordsView = { find: string; from: number };
export type WordsShown = {
  episode: StoredEpisode;
  words: Words;
  view: WordsView;
  session: HostSession;
  isDone?: boolean;
  trouble?: string | undefined;
  /** What could not be stored, as it was typed. */
  untaken?: (SentSentence & { refusal: string }) | undefined;
};

type Sentence = { at: number; start: number; text: string; correction: Correction | undefined };
const perPage = 50;

export const wordsPath = (episode: string, { find, from }: Partial<WordsView> = {}): string => {
  const query = new URLSearchParams({ ...(find && { find }), ...(from && { from: String(from) }) });
  return `${episodesRoom}/${episode}/words${query.size > 0 ? `?${query}` : ''}`;
};

/** The sentences of a transcript, to be read and corrected one by one. */
export function wordsPage(shown: WordsShown): ConsolePage {
  const { episode, words, view, session, isDone, trouble } = shown;
  const { transcript, corrections } = words;
  const places = placesOf(transcript.cues, corrections);
  const sentences = corrected(transcript, corrections).cues.map(({ start, text }, at): Sentence => {
    const mine = places.indexOf(at);
    return { at, start, text, correction: mine === -1 ? undefined : corrections[mine] };
  });
  const wanted = view.find.toLowerCase();
  const found = wanted ? sentences.filter(({ text }) => text.toLowerCase().includes(wanted)) : sentences;
  const page = found.slice(view.from, view.from + perPage);
  const lost = corrections.filter((_, at) => places[at] === undefined);
  const isPlaced = page.some((sentence) => typedHere(sentence, shown.untaken));
  return {
    title: `Transcript of ${episode.headline}`,
    room: episodesRoom,
    content: html`<header class="console-opening">
        <p><a href="${episodesRoom}/${episode.id}">${episode.headline}</a></p>
        <h1>Transcript</h1>
        <p>A sentence that you correct stays corrected when its file is read again, as long as the sentence is there.</p>
      </header>
      ${trouble ? html`<p class="console-warning" role="alert">${trouble}</p>` : ''}
      ${isDone ? html`<p class="console-note" role="status">Saved. Pages say it within seconds.</p>` : ''}
      ${shown.untaken && !isPlaced ? html`<p class="console-note">You typed: <q dir="auto">${shown.untaken.text}</q></p>` : ''}
      <form class="console-line words-search" method="get" action="${wordsPath(episode.id)}" role="search">
        <label for="find"><span>Words of the sentence</span>
          <input id="find" type="search" name="find" value="${view.find}" maxlength="200" autocomplete="off"></label>
        <button class="quiet" type="submit">Find</button>
      </form>
      <p class="words-count">${counted(found.length, view)}</p>
      <ol class="words">${page.map((sentence) => sentenceItem(sentence, shown))}</ol>
      ${pages(episode.id, view, found.length)}
      ${lost.length > 0 ? lostPart(lost, episode, view, session) : ''}`,
  };
}

const counted = (found: number, { find, from }: WordsView): string => {
  const part =
    found > perPage ? `${from + 1} to ${Math.min(from + perPage, found)} of ${found}` : String(found);
  const noun = found === 1 ? 'sentence' : 'sentences';
  return find ? `${part} ${noun} with “${find}”.` : `${part} ${noun}.`;
};

/** What was typed for a sentence, also when it says something else by now. */
const typedHere = ({ start, text }: Sentence, untaken: WordsShown['untaken']) =>
  untaken?.start === start && (untaken.seen === text || untaken.refusal === '') ? untaken : undefined;

function sentenceItem(sentence: Sentence, { episode, session, view, untaken }: WordsShown): Html {
  const { at, start, text, correction } = sentence;
  const mine = typedHere(sentence, untaken);
  const told = html`<span class="said-at">${clock(start)}</span> <span dir="auto">${text}</span>`;
  if (!hasRole(session.role, 'host')) return html`<li id="c${at}"><p>${told}</p></li>`;
  const id = `words-${at}`;
  return html`<li id="c${at}"><details ${mine ? html`open` : ''}>
    <summary>${told}</summary>
    <form class="console-form" method="post" action="${episodesRoom}/${episode.id}/words">
      ${hidden(session, view, start)}<input type="hidden" name="seen" value="${text}"><input type="hidden" name="at" value="${at}">
      <label for="${id}"><span>In your words</span></label>
      <textarea id="${id}" name="text" rows="3" dir="auto" ${mine ? html`autofocus` : ''}
        ${mine?.refusal ? html`aria-invalid="true" aria-describedby="${id}-refusal"` : ''}>${mine?.text ?? text}</textarea>
      ${mine?.refusal ? html`<p class="refusal" id="${id}-refusal">${mine.refusal}</p>` : ''}
      <p class="console-actions"><button class="button" type="submit">Save</button>
        ${episode.enclosure ? html`<a href="${episode.enclosure.url}#t=${Math.floor(start)}">Listen at ${clock(start)}</a>` : ''}</p>
    </form>
    </details>
    ${correction ? revertForm(correction, episode, view, session) : ''}
  </li>`;
}

const hidden = (session: HostSession, { find, from }: WordsView, start: number): Html =>
  html`${formTokenFor(session)}<input type="hidden" name="find" value="${find}"><input type="hidden" name="from" value="${from}"><input type="hidden" name="start" value="${start}">`;

const revertForm = (
  { start, was }: Correction,
  { id }: StoredEpisode,
  view: WordsView,
  session: HostSession,
): Html => html`<form class="found" method="post" action="${episodesRoom}/${id}/words/revert">
  ${hidden(session, view, start)}<input type="hidden" name="was" value="${was}">
  <p>The file says: <q dir="auto">${was}</q></p>
  <button class="quiet" type="submit" aria-label="Back to the file’s words at ${clock(start)}">Back to the file’s</button>
</form>`;

/** Corrections whose sentence the file does not hold any more: they wait for it, or are taken back. */
const lostPart = (
  lost: Correction[],
  episode: StoredEpisode,
  view: WordsView,
  session: HostSession,
): Html => html`<section class="console-part">
  <h2>Not in the file any more</h2>
  <p>These corrections wait: when the sentence comes back, they are made again.</p>
  <ul class="words">${lost.map(
    (
      correction,
    ) => html`<li><p><span class="said-at">${clock(correction.start)}</span> <span dir="auto">${correction.text}</span></p>
      ${hasRole(session.role, 'host') ? revertForm(correction, episode, view, session) : ''}</li>`,
  )}</ul>
</section>`;

function pages(id: string, { find, from }: WordsView, found: number): Html | string {
  if (found <= perPage) return '';
  return html`<nav class="console-actions" aria-label="Parts of the transcript">
    ${from > 0 ? html`<a rel="prev" href="${wordsPath(id, { find, from: Math.max(0, from - perPage) })}">Earlier</a>` : ''}
    ${from + perPage < found ? html`<a rel="next" href="${wordsPath(id, { find, from: from + perPage })}">Later</a>` : ''}
  </nav>`;
}
