import { copy } from './copy.ts';

/** A text to share: copied at a press, or handed to the system where it offers that. */
class ShareText extends HTMLElement {
  connectedCallback(): void {
    const words = this.querySelector('p');
    const text = words?.textContent?.trim().replace(/\s+/g, ' ') ?? '';
    const status = this.querySelector('[role=status]');
    const button = (action: string) => this.querySelector<HTMLButtonElement>(`[data-action=${action}]`);
    button('copy')?.addEventListener('click', async () => {
      const isCopied = await copy(text);
      if (!isCopied && words) getSelection()?.selectAllChildren(words);
      if (status) status.textContent = isCopied ? 'Copied' : 'Copying is blocked here: the text is selected.';
    });
    const share = button('share');
    if (!share || !('share' in navigator)) return;
    share.hidden = false;
    // Who closes the system's sheet has decided not to share.
    share.addEventListener('click', () => void navigator.share({ text }).catch(() => undefined));
  }
}

customElements.define('share-text', ShareText);
