import type { Page } from '@playwright/test';

/**
 * What a reader sees of the first element that a selector names; undefined when it is not to be seen. Asked
 * in one step: with scripts off, nothing in the page can wait.
 */
export const seen = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const all = [...document.querySelectorAll<HTMLElement>(wanted)];
    const element = all.find((candidate) => candidate.getClientRects().length > 0);
    return element && { text: element.textContent ?? '', href: element.getAttribute('href') ?? '' };
  }, selector);
