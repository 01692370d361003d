import { clock } from '../../../shared/text/clock.ts';

const momentField = 'input[name=moment]';

/** The audio of an episode beside fields for moments: `m` in one of them, or its button, takes the time that plays. */
export class MomentSetter extends HTMLElement {
  #leaving = new AbortController();

  connectedCallback(): void {
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    this.querySelector('p')?.removeAttribute('hidden');
    for (const field of document.querySelectorAll<HTMLInputElement>(momentField)) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'quiet';
      button.textContent = 'Now';
      button.ariaLabel = 'Now: take the time that plays';
      button.addEventListener('click', () => this.#take(field), { signal });
      field.closest('label')?.after(button);
      field.addEventListener(
        'keydown',
        (event) => {
          if (event.key !== 'm' || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          this.#take(field);
        },
        { signal },
      );
    }
  }

  disconnectedCallback(): void {
    this.#leaving.abort();
  }

  #take(field: HTMLInputElement): void {
    const audio = this.querySelector('audio');
    if (!audio) return;
    field.value = clock(audio.currentTime);
    field.focus();
  }
}
