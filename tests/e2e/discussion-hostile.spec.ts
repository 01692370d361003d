import { expect, type Page, test } from '@playwright/test';
import { openDiscussion, sendAsGuest } from './support/discussion.ts';

/** Notes every script that gets through, and every dialog. */
async function watch(page: Page): Promise<() => Promise<string[]>> {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => seen.push(error.message));
  await page.addInitScript(() => {
    for (const name of ['alert', 'prompt', 'confirm', 'print'] as const)
      Object.defineProperty(window, name, {
        value: () => document.documentElement.setAttribute('taken', ''),
      });
  });
  return async () => {
    const harm = await page.evaluate(() => ({
      isTaken: document.documentElement.hasAttribute('taken'),
      elements: [
        ...document.querySelectorAll('.comment :is(script, style, iframe, object, embed, form, img, svg)'),
      ]
        .filter((element) => !element.closest('.comment-form'))
        .map((element) => element.outerHTML.slice(0, 200)),
      handlers: [...document.querySelectorAll('.comment *')].flatMap((element) =>
        element.getAttributeNames().filter((name) => /^on|^style$/.test(name)),
      ),
      links: [...document.querySelectorAll<HTMLAnchorElement>('.comment a[href]')]
        .map(({ protocol }) => protocol)
        .filter((protocol) => !['http:', 'https:'].includes(protocol)),
    }));
    const { isTaken, elements, handlers, links } = harm;
    return [...seen, ...(isTaken ? ['a script ran'] : []), ...elements, ...handlers, ...links];
  };
}

test('hostile words and names break no discussion, and no page of one’s own', async ({
  page,
  request,
  baseURL,
}) => {
  const found = await watch(page);
  const { path, thread } = await openDiscussion(request, 197);
  const name = `</b><img src=x onerror=alert(1)> ${test.info().project.name}`;
  const body = `<svg onload=alert(1)> [x](javascript:alert(1)) "onmouseover="alert(1) ${'W'.repeat(300)}`;
  const { id, guest } = await sendAsGuest(baseURL, thread, { name, body });
  const [cookie, value] = guest.split('=');
  const { hostname } = new URL(baseURL ?? '');
  await page.context().addCookies([{ name: cookie ?? '', value: value ?? '', domain: hostname, path: '/' }]);
  await page.setViewportSize({ width: 360, height: 740 });
  for (const address of [
    path,
    `/discuss/${thread}`,
    '/api/comments/mine',
    ...['receipt', 'edit', 'delete', 'report'].map((what) => `/api/comments/${id}/${what}`),
  ]) {
    await page.goto(address);
    expect(await found(), address).toEqual([]);
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(excess, address).toBeLessThanOrEqual(0);
  }
});
