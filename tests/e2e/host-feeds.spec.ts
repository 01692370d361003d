import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expectFits, picture, press, signIn } from './support/console.ts';

// So that axe may look at the page.
test.use({ bypassCSP: true });
// A feed is moved by one test at a time.
test.describe.configure({ mode: 'default' });

const room = '/host/feeds';
const oddHost = `http://127.0.0.1:${process.env.ODD_PORT}`;

/** A show for each browser, and where else its feed lies. */
const moving = (browser: string) =>
  browser === 'chromium'
    ? { slug: 'odd-show', elsewhere: `${oddHost}/moved.xml` }
    : { slug: 'hostile-show', elsewhere: `${oddHost}/hostile.xml` };

const readAt = (page: Page) => page.locator('.facts dd').first();

for (const width of [360, 1280]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test('a moderator sees how feeds are and what to do about a problem, and has one read now, with keys alone', async ({
      page,
    }) => {
      await signIn(page, 'moderator');
      await page.goto(room);
      await expectAccessible(page, 'all feeds');
      await expectFits(page);
      await picture(page, 'host-feeds');

      await page.getByRole('link', { name: 'The Odd Show' }).press('Enter');
      await page.waitForURL(`**${room}/odd-show`);
      const problem = page.locator('.problems li').filter({ hasText: 'Nothing but Words' });
      await expect(problem).toContainText('Set aside.');
      await expect(problem).toContainText('Add the audio file to this item');
      await expect(page.getByRole('heading', { name: 'Another address' })).toHaveCount(0);
      // While another test has it read, the page follows that and offers nothing.
      await expect(page.getByRole('button', { name: 'Check now' })).toBeVisible();
      await expectAccessible(page, 'one feed');
      await expectFits(page);

      await press(page, 'Check now');
      await expect(page.getByRole('status')).toContainText(/Being read, asked for by Sample/);
      await expect(page.getByRole('progressbar', { name: 'Changed episodes stored' })).toBeVisible();
      await expect(page.getByRole('status')).toContainText(/The feed is as it was|No episode changed/);
      await picture(page, 'host-feed');
    });

    test('a moderator is told that moving a feed is for hosts', async ({ page }) => {
      await signIn(page, 'moderator');
      await page.goto(`${room}/odd-show`);
      const formToken = await page.locator('[name="form-token"]').first().getAttribute('value');
      const answer = await page.request.post(`${room}/odd-show/move`, {
        headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
        form: { 'form-token': formToken ?? '', address: `${oddHost}/moved.xml` },
      });
      expect(answer.status()).toBe(403);
      await page.goto('/host/data');
      await expect(page.getByRole('heading', { name: 'Not allowed' })).toBeVisible();
      await expect(page.getByText('Only hosts may do that')).toBeVisible();
      await expectAccessible(page, 'what is for hosts');
      await expectFits(page);
    });

    test('a host looks at what another address would change, moves the feed there, and back', async ({
      page,
      browserName,
    }) => {
      const { slug, elsewhere } = moving(browserName);
      await signIn(page, 'host');
      await page.goto(`${room}/${slug}`);
      const configured = await readAt(page).textContent();
      await page.getByLabel('Address of the feed').fill(`${oddHost}/nothing.xml`);
      await press(page, 'Preview');
      await expect(page.getByRole('heading', { name: 'That did not work' })).toBeVisible();
      await expectAccessible(page, 'no feed there');

      await page.goto(`${room}/${slug}`);
      await page.getByLabel('Address of the feed').fill(elsewhere);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: 'What would change' })).toBeVisible();
      await expect(page.getByText('It holds episodes that are known here')).toBeVisible();
      await expectAccessible(page, 'what would change');
      await expectFits(page);
      await picture(page, 'host-feed-preview');
      await press(page, 'Read it here from now on');
      await expect(readAt(page)).toHaveText(elsewhere);
      await expect(page.getByRole('button', { name: 'Check now' })).toBeVisible();
      await expectAccessible(page, 'a feed that was moved');
      await expectFits(page);

      await press(page, 'Read it at the address of the configuration again');
      await expect(readAt(page)).toHaveText(configured ?? '');
      await expect(page.getByRole('button', { name: 'Check now' })).toBeVisible();
    });
  });
}
