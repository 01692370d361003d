import { html } from 'hono/html';
import type { StoredEpisode } from '../../../shared/episode.ts';
import { type EditableFacts, type FactEdit, factEdits } from '../../../shared/episode-edits.ts';
import type { HostSession } from '../../../shared/host/session.ts';
import { foundFacts } from '../../../shared/sync/edit-plan.ts';
import type { LedgerEntry } from '../../../shared/sync/ledger.ts';
import type { Html } from '../../fill-frame.ts';
import { formTokenFor } from '../form-token.ts';
import { episodesRoom } from './episodes-page.ts';
import { type Refusals, type TypedFacts, typedFrom } from './typed-facts.ts';

/** What a host typed and could not be stored, and why: each field's sentence, or that the episode changed. */
export type Untaken = { typed: TypedFacts; refusals: Refusals<TypedFacts>; isStale?: boolean };

type Shown = {
  episode: StoredEpisode;
  entry: LedgerEntry;
  session: HostSession;
  untaken?: Untaken | undefined;
};

const fields: Record<FactEdit, { label: string; hint?: string; most: number }> = {
  title: { label: 'Title', most: 1000 },
  number: { label: 'Number', hint: 'Empty when it has none.', most: 20 },
  season: { label: 'Season', hint: 'Empty when it has none.', most: 20 },
  guests: { label: 'Guests', hint: 'One name a line. The hosts of the show are added.', most: 5000 },
};

/** Title, number, season and guests: what pages say, what the feed says where that differs, and how to go back to it. */
export function factsForm({ episode, entry, session, untaken }: Shown): Html {
  const present = typedFrom(episode);
  const found = typedFrom(foundFacts(episode, entry));
  const path = `${episodesRoom}/${episode.id}`;
  const hidden = html`${formTokenFor(session)}<input type="hidden" name="ifRev" value="${episode.rev}">`;
  const first = factEdits.find((field) => untaken?.refusals[field]);
  return html`<section class="console-part" id="facts">
    <h2>What pages say</h2>
    <p>What you write here stays, whatever the feed says later.</p>
    <form class="console-form" method="post" action="${path}/facts">
      ${hidden}
      ${factEdits.map((field) =>
        factField(field, {
          value: untaken?.typed[field] ?? present[field],
          refusal: untaken?.refusals[field],
          now: untaken?.isStale && untaken.typed[field] !== present[field] ? present[field] : undefined,
          found: entry.edited?.edits[field] === undefined ? undefined : found[field],
          isFirst: field === first,
        }),
      )}
      <button class="button" type="submit">Save</button>
    </form>
    <form id="revert" method="post" action="${path}/revert">${hidden}</form>
  </section>`;
}

type Field = {
  value: string;
  refusal: string | undefined;
  /** What is there now, when that is something else than what was typed and than the page was made from. */
  now: string | undefined;
  /** What the feed says, where a host says something else. */
  found: string | undefined;
  isFirst: boolean;
};

function factField(name: FactEdit, { value, refusal, now, found, isFirst }: Field): Html {
  const { label, hint, most } = fields[name];
  const id = `fact-${name}`;
  const told = [hint && `${id}-hint`, refusal && `${id}-refusal`, found !== undefined && `${id}-found`];
  const attributes = html`id="${id}" name="${name}" maxlength="${most}" autocomplete="off"
    ${told.some(Boolean) ? html`aria-describedby="${told.filter(Boolean).join(' ')}"` : ''}
    ${refusal ? html`aria-invalid="true"` : ''} ${isFirst ? html`autofocus` : ''}`;
  return html`<div class="console-field">
    <label for="${id}">${label}</label>
    ${
      name === 'guests'
        ? html`<textarea rows="3" ${attributes}>${value}</textarea>`
        : html`<input ${name === 'title' ? '' : html`inputmode="numeric"`} ${attributes} value="${value}">`
    }
    ${hint ? html`<p id="${id}-hint">${hint}</p>` : ''}
    ${refusal ? html`<p class="refusal" id="${id}-refusal">${refusal}</p>` : ''}
    ${now === undefined ? '' : html`<p class="refusal">It now says: ${inWords(now)}</p>`}
    ${
      found === undefined
        ? ''
        : html`<p class="found"><span id="${id}-found">The feed says: ${inWords(found)}</span>
            <button class="quiet" type="submit" form="revert" name="field" value="${name}"
              aria-label="Back to the feed’s ${label.toLowerCase()}">Back to the feed’s</button></p>`
    }
  </div>`;
}

const inWords = (text: string): string => (text === '' ? 'none' : `“${text.split('\n').join(', ')}”`);

/** The same for those who may read and not change it. */
export function factsTold(facts: EditableFacts): Html {
  const { title, number, season, guests } = typedFrom(facts);
  const line = (label: string, text: string) =>
    html`<div><dt>${label}</dt><dd>${text.split('\n').join(', ') || 'none'}</dd></div>`;
  return html`<dl class="facts">${line('Title', title)}${line('Number', number)}${line('Season', season)}${line('Guests', guests)}</dl>`;
}
