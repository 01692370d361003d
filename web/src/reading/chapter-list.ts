import { lastAt } from './last-at.ts';
import { onPlayerTime } from './player-time.ts';

/** The chapters of an episode: the one that plays is marked. */
class ChapterList extends HTMLElement {
  #leaving = new AbortController();

  connectedCallback(): void {
    this.#leaving = new AbortController();
    const entries = [...this.querySelectorAll<HTMLElement>('[data-chapter-start]')];
    const starts = entries.map(({ dataset }) => Number(dataset.chapterStart));
    let current: HTMLElement | undefined;
    onPlayerTime(
      this.dataset.id,
      (position) => {
        const now = entries[lastAt(starts, position)];
        if (now === current) return;
        current?.removeAttribute('aria-current');
        now?.setAttribute('aria-current', 'true');
        current = now;
      },
      this.#leaving.signal,
    );
  }

  disconnectedCallback(): void {
    this.#leaving.abort();
  }
}

customElements.define('chapter-list', ChapterList);
