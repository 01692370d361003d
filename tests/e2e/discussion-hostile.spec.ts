import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { parseHTML } from 'linkedom';
import type { Comment } from '../../shared/comment.ts';
import { bodyHtml } from '../../shared/comments/text/html.ts';
import { watchedDiscussion } from './support/discussion.ts';
import { type Parsed, parsedHere } from './support/harm.ts';
import { fillWithHostileWords, type HostileRoom } from './support/hostile-room.ts';
import { inTabs } from './support/tabs.ts';
import { requestsElsewhere, watch } from './support/watch.ts';

const guests = { chromium: '0000000000000001', firefox: '0000000000000002' };
const discussionsEach = 4;

const partsOfPages = ['A', 'HEADER', 'MAIN', 'FOOTER', 'PLAYER-BAR', 'SCRIPT'];

/** A text as HTML carries it: the one character that it cannot is shown as missing. */
const inField = (text: string): string => text.replaceAll('\0', '\ufffd');

const squeezed = (text = ''): string => text.replace(/\s+/g, ' ').trim();

/** What a comment says, as HTML shows it. */
const textOf = ({ body }: Comment): string =>
  parseHTML(`<html><body>${bodyHtml(body)}</body></html>`).document.body.textContent;

test('no hostile text gets out of its comment, on any page that shows it', async ({
  context,
  request,
  baseURL,
  browserName,
}) => {
  // Some two thousand texts: a busy machine takes its time.
  test.setTimeout(240_000);
  if (browserName === 'webkit') throw new Error('No words were stored for this browser.');
  const first = browserName === 'chromium' ? 20 : 20 + discussionsEach;
  const discussions = await Promise.all(
    Array.from({ length: discussionsEach }, (_, at) => watchedDiscussion(request, first + at)),
  );
  const threads = discussions.map(({ thread }) => thread);
  const room = await fillWithHostileWords(threads, guests[browserName]);
  const { hostname } = new URL(baseURL ?? '');
  await context.addCookies([{ ...room.cookie, domain: hostname, path: '/' }]);

  const met = new Map<string, Parsed['comments'][number]>();
  const waiting = [
    ...discussions.flatMap(({ path, thread }) => [path, `/discuss/${thread}`]),
    ...room.packs.filter(({ root }) => !root).map(({ id, thread }) => `/discuss/${thread}/${id}`),
  ];
  await inTabs(context, waiting, async (page) => {
    await page.setViewportSize({ width: 360, height: 740 });
    const open = await openHarmless(page, baseURL);
    return async (address) => {
      for (const comment of await open(address)) met.set(comment.id, comment);
      const older = page.locator('.comments > .older a[rel=next]');
      if (/^\/discuss\/[^/]+$/.test(address) && (await older.count()) > 0)
        waiting.push((await older.getAttribute('href')) ?? '');
    };
  });
  const all = [...room.comments, ...room.packs];
  const shown = all.map(({ id }) => [id, met.get(id)?.name, squeezed(met.get(id)?.text)]);
  // A time in the words has become a button, whose words are the same.
  expect(shown).toEqual(all.map((comment) => [comment.id, comment.name, squeezed(textOf(comment))]));
  await checkOwnPages(context, baseURL, room);
});

/** Opens pages, each of which must do nothing but show what it has, within the window. */
async function openHarmless(page: Page, origin: string | undefined) {
  const [watched, elsewhere] = [await watch(page), requestsElsewhere(page, origin)];
  return async (address: string): Promise<Parsed['comments']> => {
    await page.goto(address);
    const [parsed] = await page.evaluate(parsedHere, undefined);
    const { harm = ['no page'], body = [], comments = [] } = parsed ?? {};
    expect(harm, address).toEqual([]);
    expect(
      body.filter((name) => !partsOfPages.includes(name)),
      address,
    ).toEqual([]);
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(excess, address).toBeLessThanOrEqual(0);
    expect(await watched.found(), address).toEqual([]);
    expect(elsewhere, address).toEqual([]);
    return comments;
  };
}

/** Pages of one's own: all of them are parsed by the browser; one of each kind is opened as well. */
async function checkOwnPages(
  context: BrowserContext,
  origin: string | undefined,
  { comments, packs }: HostileRoom,
) {
  const page = await context.newPage();
  const open = await openHarmless(page, origin);
  await open('/api/comments/mine?limit=100');
  const [longest] = packs.toSorted((one, other) => other.body.length - one.body.length);
  for (const kind of ['receipt', 'edit', 'delete', 'report'])
    await open(`/api/comments/${longest?.id}/${kind}`);

  for (const { id, thread, name, body } of packs) {
    const [preview, edit, ...others] = await page.evaluate(parsedHere, [
      { address: `/api/threads/${thread}/comments`, fields: { body, name } },
      ...['edit', 'receipt', 'delete', 'report'].map((kind) => ({ address: `/api/comments/${id}/${kind}` })),
    ]);
    const names = [preview, ...others].map((found) => found?.comments.map((comment) => comment.name));
    const harm = [preview, edit, ...others].flatMap((found) => found?.harm);
    expect({ harm, names, preview: preview?.typed, edit: edit?.typed }, id).toEqual({
      harm: [],
      names: [[name], [name], [name], [name]],
      preview: [inField(body)],
      edit: [inField(body)],
    });
  }
  const copy = await page.evaluate(async () => (await fetch('/api/comments/export')).json());
  const words = (all: Comment[]) => all.map(({ id, name, body }) => [id, name, body]).sort();
  expect(words(copy.comments)).toEqual(words([...comments, ...packs]));
}
