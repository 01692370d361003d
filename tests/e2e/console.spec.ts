import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';

const sizes = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];

/** Tabs to what has a name, as somebody does who has no mouse. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let press = 0; press < 30; press += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.count()) === 0) continue;
    const text = (await focused.getAttribute('aria-label')) ?? (await focused.textContent());
    if (text?.trim() === name) return;
  }
  throw new Error(`No Tab leads to “${name}”.`);
}

async function signInByKeyboard(page: Page, name: string): Promise<void> {
  await tabTo(page, 'Sign in');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Sign in as …' })).toBeVisible();
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

for (const viewport of sizes) {
  test.describe(`the console at ${viewport.width} px`, () => {
    test.use({ viewport });

    test('is entered and left by keyboard alone, with nothing in anybody’s way', async ({ page }) => {
      await page.goto('/host/sessions');
      await expect(page.getByRole('heading', { name: 'Host console' })).toBeVisible();
      await expectAccessible(page, 'the door');
      await signInByKeyboard(page, 'Sample moderator');
      await expect(page).toHaveURL(/\/host\/sessions$/);
      await expect(page.getByRole('link', { name: 'Sample moderator' })).toBeVisible();
      await expectAccessible(page, 'the sessions');

      await tabTo(page, 'Overview');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/host$/);
      await expectAccessible(page, 'the overview');

      await tabTo(page, 'Sign out');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
      await expectAccessible(page, 'signed out');
      await page.goto('/host');
      await expect(page.getByRole('heading', { name: 'Host console' })).toBeVisible();
    });

    test('is no wider than the window', async ({ page }) => {
      await page.goto('/host');
      await page.getByRole('link', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Sample host' }).click();
      await expect(page).toHaveURL(/\/host$/);
      for (const path of ['/host', '/host/sessions', '/host/signed-out', '/host/nowhere']) {
        await page.goto(path);
        const [content, window] = await page.evaluate(() => [
          document.documentElement.scrollWidth,
          document.documentElement.clientWidth,
        ]);
        expect([path, content]).toEqual([path, window]);
      }
    });
  });
}

test('one browser ends the session of another', async ({ page, browser, browserName }) => {
  // Tests share the sample people: this one ends no session but its own.
  const device = browserName === 'chromium' ? 'iPhone' : 'iPad';
  const userAgent = `Mozilla/5.0 (${device}; CPU OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1`;
  const elsewhere = await (await browser.newContext({ userAgent })).newPage();
  for (const one of [elsewhere, page]) {
    await one.goto(`http://127.0.0.1:${process.env.E2E_PORT}/host`);
    await one.getByRole('link', { name: 'Sign in' }).click();
    await one.getByRole('button', { name: 'Sample host' }).click();
    await expect(one.getByRole('link', { name: 'Sample host' })).toBeVisible();
  }
  await page.getByRole('link', { name: 'Sample host' }).click();
  await expect(page.getByText('This one', { exact: true })).toBeVisible();
  const end = page.getByRole('button', { name: `End the session in Safari on an ${device}` });
  await end.click();
  await expect(end).toHaveCount(0);
  await elsewhere.reload();
  await expect(elsewhere.getByRole('heading', { name: 'Host console' })).toBeVisible();
  await elsewhere.context().close();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
});

test('a page that was open when the session ended says so, and leads back in', async ({ page, context }) => {
  await page.goto('/host/sessions');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sample moderator' }).click();
  await expect(page.getByRole('button', { name: 'Sign out everywhere' })).toBeVisible();
  await context.clearCookies({ name: 'host' });
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText('Sign in to go on.')).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in as …' })).toBeVisible();
});
