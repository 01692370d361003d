import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expectFits, picture, signIn } from './support/console.ts';
import { openDiscussion } from './support/discussion.ts';

// So that axe may look at the page.
test.use({ bypassCSP: true });

for (const width of [360, 1280]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test('what was done on the site is seen in totals, drawn and in numbers, with keys alone', async ({
      page,
      request,
    }) => {
      const { thread } = await openDiscussion(request, 200);
      const counts = [
        { kind: 'play', of: thread.replace('episode-', '') },
        { kind: 'search', of: 'harbour toll' },
      ];
      for (const data of counts) {
        const headers = { 'sec-fetch-site': 'same-origin' };
        expect((await request.post('/api/counts', { headers, data })).status()).toBe(204);
      }
      await signIn(page, 'moderator');
      await page.goto('/host/insight');
      for (const label of ['Plays started', 'Searches']) {
        const figure = page.locator('figure').filter({ hasText: label });
        expect(Number(await figure.locator('b').textContent())).toBeGreaterThan(0);
        await expect(figure.getByRole('img', { name: `${label}: at most` })).toBeVisible();
      }
      await expectAccessible(page, 'insight');
      await expectFits(page);
      await page.locator('summary').press('Enter');
      const today = page.locator('tbody tr').first();
      await expect(today.getByRole('rowheader')).toHaveText(new Date().toISOString().slice(0, 10));
      expect(Number(await today.getByRole('cell').first().textContent())).toBeGreaterThan(0);
      await expectAccessible(page, 'insight in numbers');
      await expectFits(page);
      await picture(page, 'host-insight');
    });
  });
}
