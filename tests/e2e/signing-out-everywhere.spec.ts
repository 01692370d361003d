import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expectFits, press, signIn } from './support/console.ts';

// So that axe may look at the page.
test.use({ bypassCSP: true });
// One after the other: they are the same people.
test.describe.configure({ mode: 'default' });

for (const width of [360, 1280]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    test('somebody is signed out in all browsers at once, with keys alone', async ({
      page,
      browser,
      baseURL,
    }) => {
      const elsewhere = await (await browser.newContext({ baseURL })).newPage();
      await signIn(elsewhere, 'moderator');
      await signIn(page, 'moderator');
      // Firefox gives keys to the window in front.
      await page.bringToFront();
      await page.goto('/host/sessions');
      await expect(page.locator('.rows li').nth(1)).toBeVisible();
      await expectAccessible(page, 'where somebody is signed in');
      await expectFits(page);
      await press(page, 'Sign out everywhere');
      await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
      for (const one of [page, elsewhere]) {
        await one.goto('/host/queue');
        await expect(one.getByText('Sign in to go on.')).toBeVisible();
      }
      await elsewhere.context().close();
    });
  });
}
