type Scheme = 'light' | 'dark';

const system = matchMedia('(prefers-color-scheme: dark)');
const systemScheme = (): Scheme => (system.matches ? 'dark' : 'light');

function shownScheme(): Scheme {
  const chosen = document.documentElement.dataset.scheme;
  return chosen === 'light' || chosen === 'dark' ? chosen : systemScheme();
}

/** Shows the other scheme and remembers it; choosing what the system wants follows the system again. */
function choose(scheme: Scheme): void {
  if (scheme === systemScheme()) {
    delete document.documentElement.dataset.scheme;
    localStorage.removeItem('scheme');
  } else {
    document.documentElement.dataset.scheme = scheme;
    localStorage.setItem('scheme', scheme);
  }
}

/** A button that changes between light and dark. */
export class SchemeSwitch extends HTMLElement {
  readonly #draw = (): void => {
    const other = shownScheme() === 'dark' ? 'light' : 'dark';
    this.querySelector('button')?.setAttribute('aria-label', `Use ${other} colours`);
  };

  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    button.onclick = () => {
      choose(shownScheme() === 'dark' ? 'light' : 'dark');
      this.#draw();
    };
    system.addEventListener('change', this.#draw);
    this.#draw();
  }

  disconnectedCallback(): void {
    system.removeEventListener('change', this.#draw);
  }
}

/** The router gives each new page its own root attributes; the chosen scheme goes along. */
export function keepSchemeAcrossPages(): void {
  document.addEventListener('astro:before-swap', (event) => {
    const { scheme } = document.documentElement.dataset;
    if (scheme && 'newDocument' in event && event.newDocument instanceof Document) {
      event.newDocument.documentElement.dataset.scheme = scheme;
    }
  });
}
