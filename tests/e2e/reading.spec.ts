import { expect, type Page, test } from '@playwright/test';
import { paragraphs } from '../../shared/transcripts/paragraphs.ts';
import { transcriptHtml } from '../../web/src/text/transcript-html.ts';
import { audioState, episodeCalled, watchClipboard } from './support/reading.ts';

const openTranscript = async (page: Page) => {
  await page.getByText('Read along').click();
  await expect(page.locator('.said-all')).toBeVisible();
};
const sentence = (page: Page, words: string) => page.locator('.said p > span', { hasText: words });
const chosenWords = (page: Page) => page.locator('.chosen-one');
const tell = (page: Page, id: string | null, position: number) =>
  page.evaluate((detail) => document.dispatchEvent(new CustomEvent('player:time', { detail })), {
    id,
    position,
    phase: 'playing',
    chapter: -1,
  });

test.describe('chapters', () => {
  test('play at a press, have an address each, and say which of them plays', async ({ page, request }) => {
    const episode = await episodeCalled(request, 'The Buoy Comes Home');
    await page.goto(episode);
    const list = page.getByRole('region', { name: 'Chapters' });
    await expect(list.getByRole('listitem')).toHaveCount(5);
    await expect(list.getByRole('link', { name: 'Whose thermos' })).toHaveAttribute('href', '#t=105');
    await list.getByRole('button', { name: /1:45/ }).click();
    await expect.poll(async () => (await audioState(page)).at).toBeGreaterThan(105);
    await expect(list.locator('[aria-current]')).toHaveText('Whose thermos');
    await list.getByRole('button', { name: /0:50/ }).press('Enter');
    await expect(list.locator('[aria-current]')).toHaveText('Persons with a thermos');
    await expect(list.locator('[aria-current]')).toHaveCount(1);
  });

  test('stand at an address of their own as JSON chapters', async ({ request }) => {
    const episode = await episodeCalled(request, 'The Buoy Comes Home');
    const response = await request.get(`${episode}/chapters.json`);
    expect(response.headers()['content-type']).toContain('application/json+chapters');
    const { version, chapters } = await response.json();
    expect(version).toBe('1.2.0');
    expect(chapters[1]).toMatchObject({ startTime: 50, title: 'Persons with a thermos' });
  });
});

test('a press on a sentence plays from there, and the sentence that is said is marked', async ({
  page,
  request,
}) => {
  await page.goto(await episodeCalled(request, 'The Buoy Comes Home'));
  await openTranscript(page);
  await sentence(page, 'Whose thermos was it?').click();
  await expect.poll(async () => (await audioState(page)).at).toBeGreaterThanOrEqual(105);
  await expect(page.locator('.said .now')).toHaveText('Whose thermos was it?');
  await page.locator('.said', { hasText: 'Did any ship go wrong' }).getByRole('link').click();
  await expect(page.locator('.said .now')).toContainText('A question, if I may.');
  await expect(page.locator('.said .now')).toHaveCount(1);
  await expect(page).toHaveURL(/the-buoy-comes-home$/);
});

test('following keeps what is said in sight until the reader scrolls, and goes on at a press', async ({
  page,
  request,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 700, height: 500 });
  const episode = await episodeCalled(request, 'The Buoy Comes Home');
  await page.goto(`${episode}/transcript`);
  const id = await page.locator('transcript-view').getAttribute('data-id');
  const follow = page.getByRole('button', { name: 'Follow along' });
  await tell(page, id, 269);
  await expect(page.locator('.now')).toBeInViewport();
  await expect(follow).toHaveAttribute('aria-pressed', 'true');

  await page.mouse.move(300, 300);
  await page.mouse.wheel(0, -4000);
  await expect(follow).toHaveAttribute('aria-pressed', 'false');
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await tell(page, id, 262);
  await expect(page.locator('.now')).toContainText('And the spare buoy');
  await expect(page.locator('.now')).not.toBeInViewport();
  await follow.click();
  await expect(page.locator('.now')).toBeInViewport();
});

test('the search inside counts, goes round, and says when nothing is there', async ({ page, request }) => {
  const episode = await episodeCalled(request, 'The Buoy Comes Home');
  await page.goto(`${episode}/transcript`);
  const field = page.getByRole('searchbox', { name: 'Search in the transcript' });
  const count = page.locator('.find [role=status]');
  await field.fill('BUOY');
  await expect(count).toHaveText('1 of 6');
  await field.press('Enter');
  await expect(count).toHaveText('2 of 6');
  await expect(chosenWords(page)).toContainText('Last winter the buoy moved');
  await page.getByRole('button', { name: 'Previous place' }).click();
  await page.getByRole('button', { name: 'Previous place' }).click();
  await expect(count).toHaveText('6 of 6');
  await field.fill('back. It was');
  await expect(count).toHaveText('1 of 1');
  await field.fill('helicopter');
  await expect(count).toHaveText('Not found');
});

test('chosen words are quoted with their moment, linked to, and made into a clip, by keyboard alone', async ({
  page,
  request,
}) => {
  const copied = await watchClipboard(page);
  const episode = await episodeCalled(request, 'The Buoy Comes Home');
  await page.goto(`${episode}/transcript`);
  await page.getByRole('region', { name: /^Transcript\./ }).focus();
  for (let press = 0; press < 6; press += 1) await page.keyboard.press('ArrowDown');
  await expect(chosenWords(page)).toHaveText('The other bank called it the west.');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(chosenWords(page)).toHaveText([
    'And now somebody has towed it home in the dark.',
    'Persons with a thermos.',
  ]);

  // However long the text, what can be done with the chosen words is one step away, and so is the text.
  const actions = page.getByRole('group', { name: 'Chosen words' });
  await page.keyboard.press('Tab');
  await expect(actions.getByRole('button', { name: 'Let go' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(actions.getByRole('button', { name: 'Copy quote' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.said-so')).toHaveText('Quote copied');
  expect(await copied()).toMatch(
    /^“And now somebody has towed it home in the dark\. Persons with a thermos\.” — Host, The Buoy Comes Home \(Conflicts of Interest\), 0:50\nhttp.*\/transcript#s50\.0$/,
  );
  await page.getByRole('button', { name: 'Copy link' }).press('Enter');
  await expect(page.locator('.said-so')).toHaveText('Link copied');
  const link = (await copied()) ?? '';
  await page.getByRole('link', { name: 'Clip' }).press('Enter');
  await expect(page).toHaveURL(/\/clip\/50-67\.7$/);
  await expect(page.getByRole('blockquote')).toContainText('Persons with a thermos.');

  await page.goto(link);
  await expect(page.locator(':target')).toHaveText('And now somebody has towed it home in the dark.');
});

test('chosen words are let go, and the focus stays in the text', async ({ page, request }) => {
  const episode = await episodeCalled(request, 'The Buoy Comes Home');
  await page.goto(`${episode}/transcript`);
  const text = page.getByRole('region', { name: /^Transcript\./ });
  const actions = page.getByRole('group', { name: 'Chosen words' });
  await text.focus();
  await page.keyboard.press('ArrowDown');
  await expect(actions).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(actions).toBeHidden();
  await expect(chosenWords(page)).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await actions.getByRole('button', { name: 'Let go' }).press('Enter');
  await expect(actions).toBeHidden();
  await expect(text).toBeFocused();
});

test('words drawn over with the mouse are chosen, not played', async ({ page, request }) => {
  const episode = await episodeCalled(request, 'The Buoy Comes Home');
  await page.goto(`${episode}/transcript`);
  await page.getByRole('button', { name: 'Follow along' }).click();
  const from = await sentence(page, 'Eleven months,').boundingBox();
  const to = await sentence(page, 'Remind those').boundingBox();
  if (!from || !to) throw new Error('The sentences are not in the page.');
  await page.mouse.move(from.x + 10, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 8, { steps: 5 });
  await page.mouse.up();
  await expect(chosenWords(page)).toHaveCount(2);
  expect((await audioState(page)).isPlaying).toBe(false);
});

test('a long transcript is fetched when it is opened, once, and followed to its end', async ({
  page,
  request,
}) => {
  const cues = Array.from({ length: 10_000 }, (_, at) => ({
    start: at * 1.8,
    end: at * 1.8 + 1.7,
    text: `Sentence ${at} of many.`,
  }));
  const whole = transcriptHtml(paragraphs({ cues }), '/a.mp3');
  const episode = await episodeCalled(request, 'The Buoy Comes Home');
  let fetched = 0;
  await page.route(`**${episode}/transcript`, (route) => {
    fetched += 1;
    return route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><transcript-view data-long><div class="said-all">${whole}</div></transcript-view>`,
    });
  });
  // The page as it is for an episode whose words are too many for it.
  await page.route(`**${episode}`, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace('<transcript-view', '<transcript-view data-opening');
    return route.fulfill({ response, body: html.replace(/data-end="[^"]*"/, 'data-end="18000"') });
  });
  await page.goto(episode);
  expect(fetched).toBe(0);
  await openTranscript(page);
  await expect(page.locator('.said p > span')).toHaveCount(10_000);
  await page.locator('.said-all').scrollIntoViewIfNeeded();
  const id = await page.locator('transcript-view').getAttribute('data-id');
  for (const index of [0, 4321, 9999]) {
    await tell(page, id, index * 1.8 + 0.4);
    await expect(page.locator('.now')).toHaveText(`Sentence ${index} of many.`);
    await expect(page.locator('.now')).toBeInViewport();
  }
  await page.getByText('Read along').click();
  await page.getByText('Read along').click();
  expect(fetched).toBe(1);
});

test.describe('a clip', () => {
  test('plays exactly its seconds and shows its words', async ({ page, request }) => {
    const episode = await episodeCalled(request, 'The Buoy Comes Home');
    await page.goto(`${episode}/clip/50-52`);
    await expect(page.getByRole('blockquote')).toContainText('And now somebody has towed it home');
    await page.getByRole('link', { name: 'Play the clip' }).click();
    await expect.poll(async () => (await audioState(page)).isPlaying).toBe(true);
    await expect.poll(async () => (await audioState(page)).at).toBeGreaterThanOrEqual(49.9);
    await expect.poll(async () => (await audioState(page)).isPlaying).toBe(false);
    const { at } = await audioState(page);
    expect(at).toBeGreaterThan(51.5);
    expect(at).toBeLessThan(52.6);
  });

  test('tells other sites its words, and search engines the episode', async ({ page, request }) => {
    const episode = await episodeCalled(request, 'The Buoy Comes Home');
    await page.goto(`${episode}/clip/50-56`);
    const content = (selector: string) => page.locator(selector).getAttribute('content');
    expect(await content('meta[property="og:description"]')).toBe(
      '“And now somebody has towed it home in the dark.”',
    );
    expect(await content('meta[property="og:url"]')).toMatch(/\/clip\/50-56$/);
    expect(await content('meta[name=robots]')).toContain('noindex');
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toMatch(/the-buoy-comes-home$/);
  });

  test('can be copied as text', async ({ page, request }) => {
    const copied = await watchClipboard(page);
    const episode = await episodeCalled(request, 'The Buoy Comes Home');
    await page.goto(`${episode}/clip/50-56`);
    await page.getByRole('button', { name: 'Copy' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
    expect(await copied()).toMatch(/^“And now .*” — The Buoy Comes Home, .* https:.*\/clip\/50-56$/);
  });

  test('is made of two times, and says what is wrong with others', async ({ page, request }) => {
    const episode = await episodeCalled(request, 'The Buoy Comes Home');
    await page.goto(episode);
    await page.getByRole('main').getByRole('link', { name: 'Clip' }).click();
    const make = async (from: string, to: string) => {
      await page.getByRole('textbox', { name: 'From' }).fill(from);
      await page.getByRole('textbox', { name: 'To' }).fill(to);
      await page.getByRole('button', { name: 'Make the clip' }).click();
    };
    await make('2:00', '1:00');
    await expect(page.getByRole('alert')).toHaveText('A clip has to end after it begins.');
    await make('a minute', '1:00');
    await expect(page.getByRole('alert')).toContainText('Please give two times');
    await make('1:00', '9:00');
    await expect(page.getByRole('alert')).toContainText('The episode ends at 5:20');
    await make('1:01', '1:20.5');
    await expect(page).toHaveURL(/\/clip\/61-80\.5$/);
  });

  test('stands only where one can be', async ({ request }) => {
    const episode = await episodeCalled(request, 'The Buoy Comes Home');
    for (const range of ['60-50', '0-601', '300-400', '05-9', '1.0-2', 'x', '1-2-3', '-1-5']) {
      expect((await request.get(`${episode}/clip/${range}`)).status(), range).toBe(404);
    }
  });
});

test('what belongs to an episode moves along with its address', async ({ request }) => {
  const episode = await episodeCalled(request, 'The Buoy Comes Home');
  const [, id] = /\/([a-z0-9]{10})-/.exec(episode) ?? [];
  for (const below of ['/transcript', '/transcript.vtt', '/chapters.json', '/clip', '/clip/50-60']) {
    const response = await request.get(`/conflicts-of-interest/${id}-old${below}`, { maxRedirects: 0 });
    expect(response.status(), below).toBe(301);
    expect(response.headers().location, below).toBe(episode + below);
  }
});
