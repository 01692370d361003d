import { expect, type Page } from '@playwright/test';
import { press } from './console.ts';

/** An episode that no other test knows: old, so that it is not in the way of those who look at the newest. */
export function newEpisode(): { title: string; address: string } {
  const number = 100_000 + Math.floor(Math.random() * 400_000);
  // A number in a title would be that of the episode.
  const name = String(number).replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
  return {
    title: `By Hand ${name}`,
    address: `http://127.0.0.1:${process.env.ODD_PORT}/tone-${number}.wav`,
  };
}

/** Adds one, and stands on its page in the console then. Needs a host who is signed in. */
export async function addedEpisode(page: Page): Promise<{ title: string }> {
  const { title, address } = newEpisode();
  await page.goto('/host/episodes/new');
  await page.getByLabel('The Odd Show').check();
  await page.getByLabel('Title', { exact: true }).fill(title);
  await page.getByLabel('Address of the audio').fill(address);
  await page.getByLabel('Published, in UTC').fill('2001-02-03T10:00');
  await press(page, 'Add');
  await expect(page.getByRole('status')).toContainText('Added.');
  return { title };
}

/** Where everybody finds the episode that the page is about. */
export async function publicPath(page: Page): Promise<string> {
  return (await page.getByRole('link', { name: 'Its page', exact: true }).getAttribute('href')) ?? '';
}

/** Leaves nothing behind that another test would come upon. */
export async function hidden(page: Page): Promise<void> {
  await press(page, 'Hide this episode');
  await expect(page.getByRole('status')).toContainText('Hidden.');
}
