import { html } from 'hono/html';
import type { HostSession } from '../../../shared/host/session.ts';
import type { Site } from '../../../shared/site/schema.ts';
import type { Html } from '../../fill-frame.ts';
import type { ConsolePage } from '../console-page.ts';
import { formTokenFor } from '../form-token.ts';
import { addPath, episodesRoom } from './episodes-page.ts';
import type { TypedEpisode } from './typed-episode.ts';
import type { Refusals } from './typed-facts.ts';

type Shown = {
  typed: TypedEpisode;
  refusals?: Refusals<TypedEpisode>;
  /** The episode that it is already. */
  known?: string | undefined;
};

type Field = { label: string; hint?: string; type?: string; isLong?: boolean; isNeeded?: boolean };
const fields: Record<Exclude<keyof TypedEpisode, 'show'>, Field> = {
  title: { label: 'Title', isNeeded: true },
  address: { label: 'Address of the audio', hint: 'The same file that the feed will name.', isNeeded: true },
  publishedAt: { label: 'Published, in UTC', type: 'datetime-local', isNeeded: true },
  duration: { label: 'Length', hint: 'As 58:20 or 1:02:03; empty when you do not know it.' },
  notes: { label: 'Notes', hint: 'Text, or HTML as a feed has it.', isLong: true },
};
const names = ['title', 'address', 'publishedAt', 'duration', 'notes'] as const;

/** The form for an episode that the feed does not list yet. */
export function addPage(
  { shows }: Site,
  session: HostSession,
  { typed, refusals = {}, known }: Shown,
): ConsolePage {
  const first = names.find((name) => refusals[name]);
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
        ${names.map((name) => field(name, typed[name], refusals[name], name === first))}
        <button class="button" type="submit">Add</button>
      </form>`,
  };
}

function field(
  name: (typeof names)[number],
  value: string,
  refusal: string | undefined,
  isFirst: boolean,
): Html {
  const { label, hint, type = 'text', isLong, isNeeded } = fields[name];
  const id = `new-${name}`;
  const told = [hint && `${id}-hint`, refusal && `${id}-refusal`].filter(Boolean).join(' ');
  // What a browser would not show in a field of its kind is shown as it was typed.
  const kind = refusal ? 'text' : type;
  const attributes = html`id="${id}" name="${name}" autocomplete="off" ${isNeeded ? html`required` : ''}
    ${told ? html`aria-describedby="${told}"` : ''} ${refusal ? html`aria-invalid="true"` : ''}
    ${isFirst ? html`autofocus` : ''}`;
  return html`<div class="console-field">
    <label for="${id}">${label}</label>
    ${
      isLong
        ? html`<textarea rows="6" ${attributes}>${value}</textarea>`
        : html`<input type="${kind}" ${attributes} value="${value}">`
    }
    ${hint ? html`<p id="${id}-hint">${hint}</p>` : ''}
    ${refusal ? html`<p class="refusal" id="${id}-refusal">${refusal}</p>` : ''}
  </div>`;
}
