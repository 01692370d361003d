import { trackOf } from './track.ts';

/** Puts a button where the link stands that serves without scripts. */
function linkToButton(element: HTMLElement): void {
  const link = element.querySelector('a');
  if (!link) return;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = link.className;
  button.append(...link.childNodes);
  for (const name of ['aria-label', 'title']) {
    const value = link.getAttribute(name);
    if (value) button.setAttribute(name, value);
  }
  link.replaceWith(button);
}

/**
 * Plays the episode it belongs to in the one player, and puts it in the queue. In the page's HTML it holds a
 * link to the audio, and on an episode's page a plain audio element: those serve where scripts do not run.
 */
export class PlayButton extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('audio')?.remove();
    linkToButton(this);
  }
}

/**
 * Takes the one player to a second (`data-at`) of the episode it belongs to, and stops it at another one
 * (`data-until`) when there is one. Without scripts it is a link into the audio.
 */
export class TimeButton extends HTMLElement {
  connectedCallback(): void {
    linkToButton(this);
    const button = this.querySelector('button');
    if (button && !button.ariaLabel) button.ariaLabel = `Play from ${button.textContent}`;
  }
}

/** The line of an episode on its own page: where in it the player is, and a way to go elsewhere. */
export class EpisodeLine extends HTMLElement {
  connectedCallback(): void {
    const range = this.querySelector('input');
    const duration = trackOf(this)?.duration;
    if (!range || !duration) return;
    range.max = String(Math.floor(duration));
    range.disabled = false;
  }
}
