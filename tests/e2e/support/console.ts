import { expect, type Page, test } from '@playwright/test';
import { sendAsGuest, sendForm, watchedDiscussion } from './discussion.ts';

/** Signs in to the host console as one of the sample users. */
export async function signIn(page: Page, role: 'moderator' | 'host'): Promise<void> {
  await page.goto(`/host/sign-in?to=${encodeURIComponent('/host/queue')}`);
  await sendForm(page, `form[action*="user=sample-${role}"]`, {});
  // Asked of the browser, not of the page: with scripts off nothing in it can wait.
  expect(new URL(page.url()).pathname).toBe('/host/queue');
}

/**
 * A discussion that no other test uses: of an episode so old that moderators have to open it, without what an earlier
 * attempt left there. Needs somebody who is signed in.
 */
export async function ownDiscussion(page: Page, at: number): Promise<string> {
  const { request } = page;
  const { thread } = await watchedDiscussion(
    request,
    (test.info().project.name.startsWith('firefox') ? 40 : 20) + at,
  );
  const json = { accept: 'application/json', 'sec-fetch-site': 'same-origin' };
  const html = await (await request.get('/host/queue')).text();
  const [, token = ''] = /data-form-token="([^"]+)"/.exec(html) ?? [];
  const headers = { ...json, 'x-form-token': token };
  const { rev } = (await (await request.get(`/host/threads/${thread}`, { headers: json })).json()).thread;
  const opened = await request.post(`/host/threads/${thread}`, {
    headers,
    data: { ifRev: rev, closed: 'no', mode: '' },
  });
  expect(opened.status()).toBe(200);
  const left = await (await request.get(`/host/queue?limit=100&thread=${thread}`, { headers: json })).json();
  const items = left.items.map(({ comment }: { comment: { id: string; rev: number } }) => ({
    comment: comment.id,
    ifRev: comment.rev,
  }));
  if (items.length > 0) {
    await request.post('/host/queue/decide', { headers, data: { action: 'mark-spam', items } });
  }
  return thread;
}

const nouns = [
  'harbour',
  'lamp',
  'ferry',
  'ledger',
  'orchard',
  'signal',
  'bridge',
  'letter',
  'kiln',
  'meadow',
];
const verbs = [
  'was painted',
  'stood empty',
  'was sold',
  'caught fire',
  'is missed',
  'came back',
  'was moved',
];

/** Comments of people who are new, which wait for a moderator; each says something else. */
export async function sendWaiting(origin: string | undefined, thread: string, count: number) {
  const words = (at: number) =>
    `Number ${at}: the ${nouns[at % 10]} ${verbs[at % 7]} in ${1900 + at}, and the ${nouns[(at * 3 + 1) % 10]} ${verbs[(at + 2) % 7]}.`;
  const sent = await Promise.all(
    Array.from({ length: count }, (_, at) =>
      sendAsGuest(origin, thread, { name: `Listener ${at}`, body: words(at) }),
    ),
  );
  for (const { state } of sent) expect(state).toBe('pending');
  return sent;
}

/** What the site holds of a comment, as its moderators see it. */
export async function storedComment(page: Page, id: string): Promise<{ state: string; rev: number }> {
  const response = await page.request.get(`/host/comments/${id}`, {
    headers: { accept: 'application/json' },
  });
  return (await response.json()).comment;
}

/** Presses a button as somebody does who has no mouse. */
export async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
}

/** Nothing makes the page, or its rooms, wider than the window. */
export async function expectFits(page: Page): Promise<void> {
  const excess = await page.evaluate(() => {
    const rooms = document.querySelector('.console-rooms .wrap');
    return [
      document.documentElement.scrollWidth - window.innerWidth,
      (rooms?.scrollWidth ?? 0) - (rooms?.clientWidth ?? 0),
    ];
  });
  expect(Math.max(...excess), 'nothing is wider than the window').toBeLessThanOrEqual(0);
}

/** Keeps a picture of the page for those who look: on phones in the dark, at desks in the light. */
export async function picture(page: Page, name: string): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  await page.emulateMedia({ colorScheme: width < 500 ? 'dark' : 'light' });
  await page.screenshot({
    path: `test-results/${name}-${width}-${test.info().project.name}.png`,
    fullPage: true,
  });
  await page.emulateMedia({ colorScheme: null });
}

/** The card of a comment. */
export const cardOf = (page: Page, id: string) => page.locator(`#card-${id}`);
