import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { guestCookieName } from '../../../functions/comments/guest-cookie.ts';
import { threadId } from '../../../shared/thread.ts';
import { timesForgotten } from './forgotten.ts';
import { moderate } from './moderating.ts';
import { eventually, type Stage, step } from './step.ts';

const formSchema = z.object({ token: z.string(), attempt: z.string(), policyVersion: z.string() });
const ownSchema = z.object({ id: z.string(), state: z.string(), rev: z.int() });
const threadSchema = z.object({ items: z.array(z.object({ id: z.string() })) });

/** A comment, and the cookie that its guest was given. */
export type Written = { thread: string; id: string; guest: string; words: string };

/**
 * What the distribution passes on of somebody who writes from a page of the site.
 * @see commenter in infra/aws/behaviours.ts
 */
const fromPage = { 'sec-fetch-site': 'same-origin', 'cloudfront-viewer-address': '203.0.113.7:4711' };

/** Somebody writes, a moderator decides, and everybody reads it: on the page, once the edge was told to forget it. */
export async function discuss(
  site: Stage,
  episode: { id: string; url: string },
  endpoint: string,
): Promise<Written> {
  const thread = threadId('episode', episode.id);
  const words = 'The tide came in at noon, as the harbour master said.';
  const { comment, guest } = await writeComment(site, thread, words);
  const written = { thread, id: comment.id, guest, words };

  await step('it waits for a moderator: its author is told so, and nobody else reads it', async () => {
    assert.equal(comment.state, 'pending');
    assert.equal((await ownComment(site, written)).state, 'pending');
    assert.deepEqual(await readThread(site, thread), []);
  });

  const forgotten = () => timesForgotten(site, `#thread:${thread}`);
  const before = await forgotten();
  await moderate(site, endpoint, comment.id);
  await checkDiscussion(site, written);
  await step('the decision reaches `changes` by the stream, and the edge forgets the page', () =>
    eventually(async () => ((await forgotten()) > before ? true : undefined)),
  );
  await step('the page of the episode holds the comment, without a script', async () => {
    const { body } = await site.deployed.page(new URL(episode.url).pathname);
    assert.ok(body.includes(words), 'The page lacks the comment.');
  });
  return written;
}

/** Its author is known by their cookie, and everybody reads the comment. */
export const checkDiscussion = (site: Stage, written: Written): Promise<void> =>
  step('everybody reads the comment, and its author is known by their cookie', async () => {
    assert.equal((await ownComment(site, written)).state, 'published');
    assert.deepEqual(await readThread(site, written.thread), [written.id]);
  });

async function writeComment({ api }: Stage, thread: string, body: string) {
  const form = await step(
    'the API of comments gives out a form, and takes nothing from other sites',
    async () => {
      const path = `/api/threads/${thread}/comments`;
      const elsewhere = await api(path, { ...json({}), headers: { 'sec-fetch-site': 'cross-site' } });
      assert.equal(elsewhere.status, 403);
      const answer = await api(`/api/comments/form?thread=${thread}`, { headers: fromPage });
      assert.equal(answer.headers.get('cache-control'), 'no-store');
      return formSchema.parse(await answer.json());
    },
  );

  return step('somebody writes a comment; sent twice, it is stored once', async () => {
    const sent = json({ ...form, body, name: 'Ada Field' });
    const send = () => api(`/api/threads/${thread}/comments`, sent);
    const [first, again] = [await send(), await send()];
    assert.equal(first.status, 201);
    const [cookie = ''] = first.headers.getSetCookie();
    assert.match(cookie, new RegExp(`^${guestCookieName}=.*HttpOnly; Secure`));
    const [comment, repeated] = [await first.json(), await again.json()];
    assert.deepEqual(repeated, comment);
    return { comment: ownSchema.parse(comment), guest: cookie.split(';')[0] ?? '' };
  });
}

const json = (body: object) => ({
  method: 'POST',
  headers: { ...fromPage, 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function ownComment({ api }: Stage, { id, guest }: Written) {
  const answer = await api(`/api/comments/${id}/receipt`, {
    headers: { ...fromPage, accept: 'application/json', cookie: guest },
  });
  return ownSchema.parse(await answer.json());
}

async function readThread({ api }: Stage, thread: string): Promise<string[]> {
  const answer = await api(`/api/threads/${thread}`);
  assert.equal(answer.status, 200);
  return threadSchema.parse(await answer.json()).items.map(({ id }) => id);
}
