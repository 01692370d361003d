import { html } from 'hono/html';
import type { StoredEpisode } from '../../../shared/episode.ts';
import type { HostSession } from '../../../shared/host/session.ts';
import type { LedgerEntry } from '../../../shared/sync/ledger.ts';
import type { Html } from '../../fill-frame.ts';
import { formTokenFor } from '../form-token.ts';
import { episodesRoom } from './episodes-page.ts';
import { type RetypedEpisode, retypedFrom, retypedNames } from './typed-episode.ts';
import type { Refusals } from './typed-facts.ts';
import { typedField, typedLabel } from './typed-fields.ts';

/** What a host typed anew and could not be stored, and why. */
export type UntakenEpisode = {
  typed: RetypedEpisode;
  refusals: Refusals<RetypedEpisode>;
  /** The episode that it is already. */
  known?: string | undefined;
  isStale?: boolean;
};

type Shown = {
  episode: StoredEpisode;
  entry: LedgerEntry;
  session: HostSession;
  /** Of an episode that was added by hand. */
  notesHtml?: string | undefined;
  retyped?: UntakenEpisode | undefined;
};

/** What a host typed when adding an episode, to be typed anew until the feed lists it. */
export function retypePart({ episode, entry, session, notesHtml = '', retyped }: Shown): Html | string {
  if (!entry.byHand) return retyped ? typedInVain(retyped.typed) : '';
  const present = retypedFrom(episode, notesHtml);
  const { typed = present, refusals = {}, known, isStale = false } = retyped ?? {};
  const first = retypedNames.find((name) => refusals[name]);
  return html`<section class="console-part" id="typed">
    <h2>What the feed does not say yet</h2>
    <p>Once the feed lists this episode, what the feed says of these holds.</p>
    ${known ? html`<p class="console-warning"><a href="${episodesRoom}/${known}">Open that episode</a></p>` : ''}
    <form class="console-form" method="post" action="${episodesRoom}/${episode.id}/typed">
      ${formTokenFor(session)}<input type="hidden" name="ifRev" value="${episode.rev}">
      ${retypedNames.map((name) =>
        typedField(name, {
          value: typed[name],
          refusal: refusals[name],
          now: isStale && typed[name] !== present[name] ? present[name] : undefined,
          isFirst: name === first,
        }),
      )}
      <button class="button" type="submit" aria-label="Save audio, date, length and notes">Save</button>
    </form>
  </section>`;
}

/** The feed was faster: what was typed is shown once more, so that it is not lost. */
const typedInVain = (typed: RetypedEpisode): Html => html`<section class="console-part">
  <h2>You typed</h2>
  <dl class="facts">${retypedNames.map(
    (name) => html`<div><dt>${typedLabel(name)}</dt><dd>${typed[name] || 'none'}</dd></div>`,
  )}</dl>
</section>`;
