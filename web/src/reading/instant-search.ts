import { count } from '../counts/count.ts';

/** The form of the search page: results appear while a word is typed. What fetches them comes with the first letter. */
class InstantSearch extends HTMLElement {
  #leaving = new AbortController();

  connectedCallback(): void {
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    this.addEventListener(
      'input',
      async () => {
        const { showResults } = await import('./instant-results.ts');
        if (!signal.aborted) showResults(this, signal);
      },
      { signal },
    );
    const countSearch = () => {
      const words = this.querySelector<HTMLInputElement>('input[type=search]')?.value.trim();
      if (words) count('search', words.slice(0, 200));
    };
    countSearch();
    // Words that were typed on the way to others are not what was searched for.
    this.addEventListener(
      'click',
      ({ target }) => target instanceof Element && target.closest('.results a') && countSearch(),
      { signal },
    );
    this.addEventListener('keydown', (event) => moveThroughResults(this, event), { signal });
  }

  disconnectedCallback(): void {
    this.#leaving.abort();
  }
}

/** Arrows lead from the field through the results and back; Escape leads back at once. */
function moveThroughResults(page: HTMLElement, event: KeyboardEvent): void {
  const field = page.querySelector<HTMLElement>('input[type=search]');
  const links = [...page.querySelectorAll<HTMLElement>('.results h2 a')];
  const stops = field ? [field, ...links] : links;
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? stops.indexOf(activeElement) : -1;
  if (at < 0) return;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: at > 0 ? 0 : -1 }[event.key];
  const stop = to === undefined ? undefined : stops[to];
  if (!stop) return;
  event.preventDefault();
  stop.focus();
}

customElements.define('instant-search', InstantSearch);
