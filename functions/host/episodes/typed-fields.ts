import { html } from 'hono/html';
import type { Html } from '../../fill-frame.ts';
import type { TypedEpisode } from './typed-episode.ts';

type Kind = { label: string; hint?: string; type?: string; isLong?: boolean; isNeeded?: boolean };
const kinds: Record<Exclude<keyof TypedEpisode, 'show'>, Kind> = {
  title: { label: 'Title', isNeeded: true },
  address: { label: 'Address of the audio', hint: 'The same file that the feed will name.', isNeeded: true },
  publishedAt: { label: 'Published, in UTC', type: 'datetime-local', isNeeded: true },
  duration: { label: 'Length', hint: 'As 58:20 or 1:02:03; empty when you do not know it.' },
  notes: { label: 'Notes', hint: 'Text, or HTML as a feed has it.', isLong: true },
};
export const typedNames = ['title', 'address', 'publishedAt', 'duration', 'notes'] as const;
export type TypedName = (typeof typedNames)[number];

export const typedLabel = (name: TypedName): string => kinds[name].label;

type Shown = {
  value: string;
  refusal: string | undefined;
  /** What is there now, when that is something else than what was typed and than the page was made from. */
  now?: string | undefined;
  isFirst: boolean;
};

/** One field of an episode that a host types. */
export function typedField(name: TypedName, { value, refusal, now, isFirst }: Shown): Html {
  const { label, hint, type = 'text', isLong, isNeeded } = kinds[name];
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
    ${now === undefined ? '' : html`<p class="refusal">It now says: ${now ? `“${now}”` : 'none'}</p>`}
  </div>`;
}
