import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/axe.ts';
import { expectFits, picture, press, signIn } from './support/console.ts';
import { addedEpisode, hidden, newEpisode, publicPath } from './support/host-episodes.ts';
import { oddEpisode } from './support/odd-episode.ts';

// So that axe may look at the page.
test.use({ bypassCSP: true });

const room = '/host/episodes';

/** Follows a link as somebody does who has no mouse. */
async function follow(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
}

async function expectGood(page: Page, state: string): Promise<void> {
  await expectAccessible(page, state);
  await expectFits(page);
}

for (const width of [360, 1280]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 900 } });

    test('an episode is added by hand, with keys alone, and what is wrong is said where it is', async ({
      page,
      request,
    }) => {
      const { title, address } = newEpisode();
      await signIn(page, 'host');
      await page.goto(room);
      await expectGood(page, 'the list');
      await picture(page, 'host-episodes');
      await follow(page, 'Add an episode');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Add an episode');
      await expectGood(page, 'the empty form');

      await page.getByLabel('The Odd Show').focus();
      await page.keyboard.press('Space');
      await page.getByLabel('Title', { exact: true }).fill(title);
      await page.getByLabel('Address of the audio').fill('http://10.0.0.1/episode.mp3');
      await page.getByLabel('Published, in UTC').fill('2001-02-03T10:00');
      await page.getByLabel('Notes', { exact: true }).fill('What was said.\n\nAnd what was not.');
      await press(page, 'Add');
      await expect(page.getByText('10.0.0.1 is not an address of the public internet')).toBeVisible();
      await expect(page.getByLabel('Address of the audio')).toBeFocused();
      await expect(page.getByLabel('Title', { exact: true })).toHaveValue(title);
      await expect(page.getByLabel('Notes', { exact: true })).toHaveValue(
        'What was said.\n\nAnd what was not.',
      );
      await expect(page.getByLabel('The Odd Show')).toBeChecked();
      await expectGood(page, 'an address that is refused');
      await picture(page, 'host-episode-refused');

      await page.getByLabel('Address of the audio').fill(address);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('status')).toContainText('Added.');
      await expectGood(page, 'the added episode');
      const path = await publicPath(page);
      expect(await (await request.get(path)).text()).toContain('And what was not.');

      await page.goto(`${room}/new`);
      await page.getByLabel('The Odd Show').check();
      await page.getByLabel('Title', { exact: true }).fill('The same again');
      await page.getByLabel('Address of the audio').fill(address);
      await press(page, 'Add');
      await expect(page.getByText(`This is here already: “${title}”.`)).toBeVisible();
      await follow(page, 'Open that episode');
      await hidden(page);
    });

    test('what was typed of it is typed anew with keys alone, and its address stays', async ({
      page,
      request,
    }) => {
      await signIn(page, 'host');
      await addedEpisode(page);
      const path = await publicPath(page);
      const { address } = newEpisode();
      await page.getByLabel('Address of the audio').fill(address);
      await page.getByLabel('Length', { exact: true }).fill('soon');
      await page.keyboard.press('Enter');
      await expect(page.getByText('Write a length as 58:20 or 1:02:03, or nothing.')).toBeVisible();
      await expect(page.getByLabel('Length', { exact: true })).toBeFocused();
      await expect(page.getByLabel('Address of the audio')).toHaveValue(address);
      await expectGood(page, 'a length that is refused');

      await page.getByLabel('Length', { exact: true }).fill('5:00');
      await page.getByLabel('Published, in UTC').fill('2001-02-04T11:00');
      await page.getByLabel('Notes', { exact: true }).fill('In full:\n\nwhat was said.');
      await press(page, 'Save audio, date, length and notes');
      await expect(page.getByRole('status')).toContainText('Saved.');
      await expect(page.getByLabel('Published, in UTC')).toHaveValue('2001-02-04T11:00');
      await expectGood(page, 'an added episode that was typed anew');
      await picture(page, 'host-episode-typed-anew');
      const shown = await (await request.get(path)).text();
      for (const part of [address, 'what was said.', '2001-02-04']) expect(shown).toContain(part);
      await hidden(page);
    });

    test('its facts are corrected with keys alone, shown beside the feed’s, and taken back', async ({
      page,
      request,
    }) => {
      await signIn(page, 'host');
      const { title } = await addedEpisode(page);
      const first = await publicPath(page);
      await page.getByLabel('Title', { exact: true }).fill(`${title}, corrected`);
      await page.getByLabel('Number', { exact: true }).fill('1000000000');
      await page.getByLabel('Guests', { exact: true }).fill('Ada Quay\nBo Mole');
      await press(page, 'Save');
      await expect(page.getByText('Write a whole number from 1 to 999999, or nothing.')).toBeVisible();
      await expect(page.getByLabel('Number', { exact: true })).toBeFocused();
      await expect(page.getByLabel('Title', { exact: true })).toHaveValue(`${title}, corrected`);
      await expect(page.getByLabel('Guests', { exact: true })).toHaveValue('Ada Quay\nBo Mole');
      await expectGood(page, 'a number that is refused');

      await page.getByLabel('Number', { exact: true }).fill('77');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('status')).toContainText('Saved.');
      await expect(page.getByText(`The feed says: “${title}”`)).toBeVisible();
      await expect(page.getByText('The feed says: none')).toHaveCount(2);
      await expectGood(page, 'a corrected episode');
      await picture(page, 'host-episode-corrected');

      const answer = await request.get(first, { maxRedirects: 0 });
      expect(answer.status()).toBe(301);
      const shown = await (await request.get(first)).text();
      for (const text of [`${title}, corrected`, 'Ada Quay', 'Bo Mole']) expect(shown).toContain(text);
      expect((await request.get('/people/bo-mole')).status()).toBe(200);

      for (const fact of ['title', 'number', 'guests']) {
        await press(page, `Back to the feed’s ${fact}`);
        await expect(page.getByRole('button', { name: `Back to the feed’s ${fact}` })).toHaveCount(0);
        await expect(page.getByRole('status')).toContainText('Taken back.');
      }
      await expect(page.getByText('The feed says:')).toHaveCount(0);
      expect((await request.get(first, { maxRedirects: 0 })).status()).toBe(200);
      await hidden(page);
    });

    test('whoever comes second is shown what was said meanwhile, and loses nothing', async ({ page }) => {
      await signIn(page, 'host');
      const { title } = await addedEpisode(page);
      const other = await page.context().newPage();
      await other.goto(page.url());
      await other.getByLabel('Title', { exact: true }).fill(`${title}, theirs`);
      await other.getByRole('button', { name: 'Save', exact: true }).click();
      await expect(other.getByRole('status')).toContainText('Saved.');
      await other.close();

      await page.bringToFront();
      await page.getByLabel('Title', { exact: true }).fill(`${title}, mine`);
      await press(page, 'Save');
      await expect(page.getByRole('alert')).toContainText(
        'The episode has changed since you opened this page',
      );
      await expect(page.getByText(`It now says: “${title}, theirs”`)).toBeVisible();
      await expect(page.getByLabel('Title', { exact: true })).toHaveValue(`${title}, mine`);
      await expectGood(page, 'an episode that changed meanwhile');
      await press(page, 'Save');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${title}, mine`);
      await hidden(page);
    });

    test('it is hidden with keys alone, is nowhere then, and is shown again', async ({ page, request }) => {
      await signIn(page, 'host');
      const { title } = await addedEpisode(page);
      const console = page.url().replace(/\?.*/, '');
      const path = await publicPath(page);
      const listed = async () => (await request.get('/odd-show/archive/2001')).text();
      expect(await listed()).toContain(title);
      await press(page, 'Hide this episode');
      await expect(page.getByRole('status')).toContainText('Hidden.');
      await expectGood(page, 'a hidden episode');
      await picture(page, 'host-episode-hidden');
      expect((await request.get(path)).status()).toBe(404);
      expect(await listed()).not.toContain(title);

      await page.goto(room);
      await follow(page, 'Hidden episodes');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hidden episodes');
      await expectGood(page, 'hidden episodes');
      await follow(page, title);
      await expect(page).toHaveURL(console);
      await press(page, 'Show it again');
      await expect(page.getByRole('status')).toContainText('Shown again');
      expect((await request.get(path)).status()).toBe(200);
      expect(await listed()).toContain(title);
      await hidden(page);
    });

    test('its articles are added, ordered, timed while listening, worded and taken away, with keys alone', async ({
      page,
    }) => {
      await signIn(page, 'host');
      await addedEpisode(page);
      const console = page.url().replace(/\?.*/, '');
      const articles = page.locator('.links').first().getByRole('heading', { level: 3 });
      const addresses = ['one', 'two'].map(
        (name) => `https://paper.example/${Date.now()}-${width}/${name}-story`,
      );
      for (const [at, address] of addresses.entries()) {
        await page.getByLabel('Address of the article').fill(address);
        await page.locator('#add-moment').fill(`0:0${at + 1}`);
        await press(page, 'Add');
        await expect(articles).toHaveCount(at + 1);
      }
      await expectGood(page, 'an episode with articles');
      const names = await articles.allTextContents();
      const [first = '', second = ''] = names;
      await press(page, `Move ${second} up`);
      await expect(articles.first()).toHaveText(second);

      await page.locator('audio').evaluate((audio: HTMLAudioElement) => {
        audio.currentTime = 42;
      });
      const moment = page.locator('.links input[name=moment]').first();
      await moment.focus();
      await page.keyboard.press('m');
      await expect(moment).toHaveValue('0:42');
      await page.keyboard.press('Enter');
      await expect(page.locator('.links b').first()).toHaveText('0:42');
      await picture(page, 'host-episode-articles');

      await page.getByRole('link', { name: 'Correct its words' }).first().focus();
      await page.keyboard.press('Enter');
      await page.getByLabel('Headline').fill('In our words');
      await page.getByLabel('Published').fill('soon');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert')).toContainText('Write a day as 2026-11-24.');
      await expect(page.getByLabel('Headline')).toHaveValue('In our words');
      await page.getByLabel('Published').fill('2001-02-01');
      await expectGood(page, 'the words of an article');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('In our words');

      await page.goto(console);
      await expect(articles.first()).toHaveText('In our words');
      await press(page, 'Take away: In our words');
      await expect(articles).toHaveText([first]);
      await expectGood(page, 'an article that was taken away');
      await press(page, `Take away: ${first}`);
      await expect(page.getByText('No article yet.')).toBeVisible();
      await hidden(page);
    });

    test('a sentence of its transcript is found, corrected and taken back, with keys alone', async ({
      page,
      request,
      browserName,
    }) => {
      const number = 9000 + width + (browserName === 'chromium' ? 0 : 2000) / 4;
      const path = await oddEpisode(request, 'Five Hours');
      const [, id] = /\/([a-z0-9]{10})-/.exec(path) ?? [];
      await signIn(page, 'host');
      await page.goto(`${room}/${id}`);
      await follow(page, 'Read and correct its sentences');
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Transcript');
      await expectGood(page, 'the sentences');
      await picture(page, 'host-sentences');

      await page.getByLabel('Words of the sentence').fill(`Sentence ${number % 10_000}:`);
      await page.keyboard.press('Enter');
      await expect(page.locator('.words > li')).toHaveCount(1);
      const sentence = page.locator('.words summary');
      const was = (await sentence.locator('span').last().textContent()) ?? '';
      await sentence.focus();
      await page.keyboard.press('Enter');
      const field = page.getByLabel('In your words');
      await field.fill('');
      await press(page, 'Save');
      await expect(page.getByText('A sentence needs words.')).toBeVisible();
      await expect(field).toBeFocused();
      await expectGood(page, 'a sentence without words');

      const now = `Sentence ${number % 10_000}: in our words.`;
      await field.fill(now);
      await press(page, 'Save');
      await expect(page.getByRole('status')).toContainText('Saved.');
      await expect(sentence).toContainText(now);
      await expect(page.getByText('The file says:')).toContainText(was);
      await expectGood(page, 'a corrected sentence');
      await picture(page, 'host-sentence-corrected');
      expect(await (await request.get(`${path}/transcript.vtt`)).text()).toContain(now);

      await page.getByRole('button', { name: /^Back to the file’s words/ }).focus();
      await page.keyboard.press('Enter');
      await expect(sentence).toContainText(was);
      expect(await (await request.get(`${path}/transcript.vtt`)).text()).not.toContain(now);
    });
  });
}
