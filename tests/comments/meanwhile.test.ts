import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../shared/problem.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { createDiscussionTest, type DiscussionTest, postOf, somebody } from '../support/discussion.ts';
import { checkDiscussions } from './recount.ts';

const ada = 'guest0000000000a';
const bob = 'guest0000000000b';

/** A table before whose nth call, counted from `start`, something else happens. */
function interrupted(table: TableClient) {
  let left = Number.POSITIVE_INFINITY;
  let meanwhile: () => Promise<unknown> = async () => undefined;
  const call = async <T>(work: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left === 0) await meanwhile();
    return work();
  };
  return {
    ...table,
    get: (...asked: Parameters<TableClient['get']>) => call(() => table.get(...asked)),
    query: (...asked: Parameters<TableClient['query']>) => call(() => table.query(...asked)),
    transact: (...asked: Parameters<TableClient['transact']>) => call(() => table.transact(...asked)),
    start(at: number, other: () => Promise<unknown>) {
      left = at;
      meanwhile = other;
    },
    wasInterrupted: () => left <= 0,
  };
}

/** Does one thing again and again, each time with another at a later moment within it, until it comes too late. */
async function atEveryMoment(
  once: (test: DiscussionTest, start: (other: () => Promise<unknown>) => void) => Promise<unknown>,
): Promise<number> {
  for (let at = 1; ; at += 1) {
    let table: ReturnType<typeof interrupted> | undefined;
    const test = await createDiscussionTest('open', (real) => {
      table = interrupted(real);
      return table;
    });
    await once(test, (other) => table?.start(at, other)).catch((error: unknown) => {
      if (!(error instanceof ProblemError) || error.status >= 500) throw error;
    });
    checkDiscussions(await test.dump());
    if (!table?.wasInterrupted()) return at - 1;
  }
}

async function posted({ discussions, thread }: DiscussionTest, guest: string, body: string): Promise<string> {
  const sent = await discussions.post(postOf(thread, body), somebody(guest));
  return sent.outcome === 'stored' ? sent.comment.id : expect.unreachable();
}

describe('At every moment of something else', () => {
  it('a comment that is deleted while somebody answers it takes its words with it', async () => {
    const moments = await atEveryMoment(async (test, start) => {
      const root = await posted(test, ada, 'The tide came in at noon.');
      start(() => test.discussions.remove(root, ada));
      await test.discussions.post(postOf(test.thread, 'It did.', { replyTo: root }), somebody(bob));
    });
    expect(moments).toBeGreaterThan(10);
  });

  it('a comment that is purged while a reply to its reply is approved leaves no word', async () => {
    const moments = await atEveryMoment(async (test, start) => {
      const root = await posted(test, ada, 'The tide came in at noon.');
      const answer = postOf(test.thread, 'It did.', { replyTo: root });
      const first = await test.discussions.post(answer, somebody(bob));
      const reply = first.outcome === 'stored' ? first.comment.id : expect.unreachable();
      const second = postOf(test.thread, 'Did it?', { replyTo: reply, honeypot: 'filled' });
      const held = await test.discussions.post(second, somebody());
      const id = held.outcome === 'stored' ? held.comment.id : expect.unreachable();
      start(() => test.moderation.purge({ comment: reply, ifRev: 1, moderator: 'mo' }));
      await test.moderation.approve({ comment: id, ifRev: 1, moderator: 'mo' });
    });
    expect(moments).toBeGreaterThan(5);
  });

  it('what somebody posts while they are erased is erased as well, or counted', async () => {
    const moments = await atEveryMoment(async (test, start) => {
      await posted(test, ada, 'The tide came in at noon.');
      start(() => posted(test, ada, 'And went out by six.'));
      await test.discussions.erase(ada);
    });
    expect(moments).toBeGreaterThan(5);
  });
});
