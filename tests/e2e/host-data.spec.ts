import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expectFits, picture, press, signIn } from './support/console.ts';

// So that axe may look at the page.
test.use({ bypassCSP: true });

const room = '/host/data';

/** An export of Disqus with one comment that no other test brings in. */
function exportOf(id: number, address: string, more = '') {
  const xml = `<?xml version="1.0"?><disqus xmlns:dsq="x"><thread dsq:id="1"><link>${address}</link><title>Old page</title></thread><post dsq:id="${id}"><message><![CDATA[<p>Brought <b>here</b> as number ${id}.</p>]]></message><createdAt>2020-01-01T00:00:00Z</createdAt><author><name>Marta Quay ${id}</name><email>marta-${id}@example.org</email></author><thread dsq:id="1"/></post>${more}</disqus>`;
  return { name: 'disqus.xml', mimeType: 'text/xml', buffer: Buffer.from(xml) };
}

for (const width of [360, 1280]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test('comments are looked at, brought in, and a person is erased again, with keys alone', async ({
      page,
      request,
    }) => {
      const id = 1_000_000 + Math.floor(Math.random() * 1_000_000_000);
      const address = `https://old.example/pages/${id}`;
      await signIn(page, 'host');
      await page.goto(room);
      await expectAccessible(page, 'the room');
      await expectFits(page);

      await page.getByLabel('File').setInputFiles(exportOf(id, address));
      await press(page, 'Look');
      await expect(page.getByRole('heading', { name: 'What would be brought in' })).toBeVisible();
      await expect(page.getByText(`${address} Old page: 1 comment`)).toBeVisible();
      await expectAccessible(page, 'a look at a file');
      await expectFits(page);
      await picture(page, 'host-data-look');

      const { items } = await (await request.get('/api/episodes?limit=1')).json();
      const thread = `episode-${items[0].id}`;
      await expect(page.getByRole('button', { name: 'Bring these in now' })).toHaveCount(0);
      await page.getByLabel('Where discussions belong').fill(`${address}=${thread}`);
      await press(page, 'Look');
      await expect(page.getByRole('heading', { name: 'What would be brought in' })).toBeFocused();
      await expect(page.getByText('choose the file once more')).toHaveCount(0);
      await picture(page, 'host-data-offered');
      await press(page, 'Bring these in now');
      await expect(page.getByRole('heading', { name: 'What was brought in' })).toBeFocused();
      await expect(page.getByRole('button', { name: 'Bring these in now' })).toHaveCount(0);
      await expectAccessible(page, 'comments that were brought in');
      const shown = await (await request.get(`/discuss/${thread}?order=oldest`)).text();
      expect(shown).toContain(`Brought <strong>here</strong> as number ${id}.`);

      await page.goto(room);
      await page.getByLabel('Address of a comment').fill('nobody@example.org');
      await page.keyboard.press('Enter');
      await expect(page.getByText('the site holds nothing of them')).toBeInViewport();
      await expect(page.getByLabel('Address of a comment')).toBeFocused();
      await expect(page.getByLabel('Address of a comment')).toHaveValue('nobody@example.org');
      await expectAccessible(page, 'nobody found');

      await page.getByLabel('Address of a comment').fill(`marta-${id}@example.org`);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: `Erase Marta Quay ${id}?` })).toBeVisible();
      await expectAccessible(page, 'asking whether to erase');
      await expectFits(page);
      await picture(page, 'host-data-erase');
      await press(page, 'Erase for good');
      await expect(page.getByText('1 comment was erased.')).toBeVisible();
      const after = await (await request.get(`/discuss/${thread}?order=oldest`)).text();
      expect(after).not.toContain(`number ${id}.`);
    });

    test('a damaged file says where, and the whole site can be taken along', async ({ page }) => {
      await signIn(page, 'host');
      await page.goto(room);
      await page.getByLabel('File').setInputFiles(exportOf(1, 'https://old.example/1', '<post>'));
      await press(page, 'Bring in');
      await expect(page.getByText(/^Line 1, column \d+: /)).toBeVisible();
      await expectAccessible(page, 'a damaged file');

      const downloading = page.waitForEvent('download');
      await page.goto(room);
      await press(page, 'Download');
      const download = await downloading;
      expect(download.suggestedFilename()).toMatch(/^site-\d{4}-\d\d-\d\d\.jsonl\.gz$/);
      const lines = gunzipSync(readFileSync(await download.path()))
        .toString()
        .trim()
        .split('\n');
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ format: 'show-companion-export', version: 1 });
      expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ end: true });
      expect(lines.join('\n')).not.toContain('SESSIONS#');
    });
  });
}

test('a file that gets no answer stays chosen; one of an ended session leads to signing in', async ({
  page,
  context,
}) => {
  await signIn(page, 'host');
  await page.goto(room);
  await page.getByLabel('File').setInputFiles(exportOf(2, 'https://old.example/2'));
  await page.route('**/host/data/import', (route) => route.abort());
  await press(page, 'Look');
  await expect(page.getByText('There was no answer. Nothing comes in twice')).toBeFocused();
  await page.unroute('**/host/data/import');
  await press(page, 'Look');
  await expect(page.getByRole('heading', { name: 'What would be brought in' })).toBeVisible();
  await context.clearCookies();
  await press(page, 'Look');
  await expect(page.getByText('Sign in to go on.')).toBeVisible();
});
