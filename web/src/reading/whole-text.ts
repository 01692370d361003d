/**
 * Puts the whole text in the place of its opening, from the transcript's own page.
 * @returns false when that page could not be had: the opening stays
 */
export async function fetchWholeText(text: HTMLElement, path: string, signal: AbortSignal): Promise<boolean> {
  try {
    const response = await fetch(`${path}/transcript`, { signal });
    if (!response.ok) return false;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const whole = page.querySelector('.said-all');
    if (!whole) return false;
    text.replaceChildren(...whole.childNodes);
    const isLong = whole.closest('[data-long]') !== null;
    text.parentElement?.toggleAttribute('data-long', isLong);
    return true;
  } catch {
    return false;
  }
}
