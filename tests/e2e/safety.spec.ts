import { expect, test } from '@playwright/test';
import { everyKind } from './support/pages.ts';
import { inTabs } from './support/tabs.ts';
import { watch } from './support/watch.ts';

test('no page holds an inline script or style, or meets its own policy', async ({ context, request }) => {
  await inTabs(context, Object.entries(await everyKind(request)), async (page) => {
    const watched = await watch(page);
    return async ([kind, address]) => {
      const response = await request.get(address);
      expect(response.headers()['content-security-policy'], kind).toContain(
        "script-src 'self'; style-src 'self'",
      );
      const html = await response.text();
      expect(html.replaceAll(/"[^"]*"|>[^<]*</g, '><'), kind).not.toMatch(/<style|\sstyle=|\son[a-z]+=/i);
      for (const [script] of html
        .replaceAll(/<script type="application\/ld\+json">.*?<\/script>/g, '')
        .matchAll(/<script[^>]*>/g)) {
        expect(script, kind).toMatch(/ src="\//);
      }
      await page.goto(address);
      await page.waitForLoadState('networkidle');
      expect(await watched.found(), kind).toEqual([]);
    };
  });
});

test('hostile titles and notes run no script and break no layout', async ({ context, request }) => {
  test.setTimeout(240_000);
  const addresses = ['/', '/shows', '/hostile-show'];
  let cursor = '';
  do {
    const list = await (await request.get(`/api/shows/hostile-show/episodes?limit=100${cursor}`)).json();
    addresses.push(...list.items.map((episode: { url: string }) => new URL(episode.url).pathname));
    cursor = list.cursor ? `&cursor=${list.cursor}` : '';
  } while (cursor);
  expect(addresses.length).toBeGreaterThan(3);

  await inTabs(context, addresses, async (page) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const watched = await watch(page);
    return async (address) => {
      await page.goto(address);
      expect(await watched.found(), address).toEqual([]);
      const harm = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth - window.innerWidth,
        elements: [
          ...document.querySelectorAll(
            'main :is(script:not([type="application/ld+json"], [src^="/_astro/"]), style, iframe, object, embed, form, img[src^="x"])',
          ),
        ].map((element) => element.outerHTML.slice(0, 200)),
        handlers: [...document.querySelectorAll('main .prose *, main :is(h1, h3, .dek) *')].flatMap(
          (element) => element.getAttributeNames().filter((name) => /^on|^style$/.test(name)),
        ),
        links: [...document.querySelectorAll<HTMLAnchorElement>('main a[href]')]
          .map((link) => link.protocol)
          .filter((protocol) => !['http:', 'https:', 'mailto:'].includes(protocol)),
      }));
      expect(harm, address).toEqual({ wide: expect.any(Number), elements: [], handlers: [], links: [] });
      expect(harm.wide, address).toBeLessThanOrEqual(0);
    };
  });
});
