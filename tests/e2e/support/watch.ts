import type { Page } from '@playwright/test';

declare global {
  interface Window {
    taken?: unknown;
    violations: string[];
  }
}

/** Notes whatever a page does that it should not: scripts that got through, dialogs, errors, requests elsewhere. */
export async function watch(page: Page) {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    // Chromium calls it an error that a page says itself that nothing is there.
    const isPageItself = message.location().url === page.url();
    if (isPageItself && message.text().startsWith('Failed to load resource')) return;
    if (message.type() === 'error' || /content.security.policy/i.test(message.text()))
      seen.push(message.text());
  });
  page.on('pageerror', (error) => seen.push(`error: ${error.message}`));
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
    });
    // What collected words call to show that they got through.
    const got = (name: string) => () => window.violations.push(`${name} was called`);
    for (const name of ['alert', 'prompt', 'confirm', 'print'])
      Object.defineProperty(window, name, { value: got(name) });
  });
  return {
    async found(): Promise<string[]> {
      const { violations, taken } = await page.evaluate(() => ({
        violations: window.violations,
        taken: window.taken,
      }));
      return [...seen, ...violations, ...(taken === undefined ? [] : ['a script ran'])];
    },
  };
}

/** Notes the addresses beyond the site that a page asks for. */
export function requestsElsewhere(page: Page, origin: string | undefined): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) asked.push(url.href);
  });
  return asked;
}
