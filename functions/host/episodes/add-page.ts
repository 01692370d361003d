import { html } from 'hono/html';
import type { HostSession } from '../../../shared/host/session.ts';
import type { Site } from '../../../shared/site/schema.ts';
import type { ConsolePage } from '../console-page.ts';
import { formTokenFor } from '../form-token.ts';
import { addPath, episodesRoom } from './episodes-page.ts';
import type { TypedEpisode } from './typed-episode.ts';
import type { Refusals } from './typed-facts.ts';
import { typedField, typedNames } from './typed-fields.ts';

type Shown = {
  typed: TypedEpisode;
  refusals?: Refusals<TypedEpisode>;
  /** The episode that it is already. */
  known?: string | undefined;
};

/** The form for an episode that the feed does not list yet. */
export function addPage(
  { shows }: Site,
  session: HostSession,
  { typed, refusals = {}, known }: Shown,
): ConsolePage {
  const first = typedNames.find((name) => refusals[name]);
  const isRefused = Object.keys(refusals).length > 0;
  return {
    title: 'Add an episode',
    room: episodesRoom,
    content: html`<header class="console-opening">
        <p><a href="${episodesRoom}">Episodes</a></p>
        <h1>Add an episode</h1>
        <p>For when the feed lags. Once the feed lists it, its item becomes this episode: same address, same discussion.
          The feed’s title, date and notes hold from then on.</p>
      </header>
      ${
        isRefused
          ? html`<p class="console-warning" role="alert">Nothing was stored yet: see what is said below.
              ${refusals.show ?? ''}
              ${known ? html`<a href="${episodesRoom}/${known}">Open that episode</a>` : ''}</p>`
          : ''
      }
      <form class="console-form" method="post" action="${addPath}">
        ${formTokenFor(session)}
        <fieldset class="console-choice"><legend>Show</legend>${shows.map(
          ({
            slug,
            title,
          }) => html`<label class="pick"><input type="radio" name="show" value="${slug}" required
            ${slug === typed.show ? html`checked` : ''}> ${title}</label>`,
        )}</fieldset>
        ${typedNames.map((name) =>
          typedField(name, { value: typed[name], refusal: refusals[name], isFirst: name === first }),
        )}
        <button class="button" type="submit">Add</button>
      </form>`,
  };
}
