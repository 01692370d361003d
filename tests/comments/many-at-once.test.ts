import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { commentSchema } from '../../shared/comment.ts';
import { commentRow } from '../../shared/comments/change.ts';
import type { Sent } from '../../shared/comments/discussion.ts';
import { newCommentId } from '../../shared/comments/id.ts';
import { ProblemError } from '../../shared/problem.ts';
import type { Write } from '../../shared/table/client.ts';
import {
  conflicting,
  createDiscussionTest,
  type DiscussionTest,
  postOf,
  somebody,
} from '../support/discussion.ts';
import { checkDiscussions } from './recount.ts';

const moderator = 'mo';

beforeEach(() => void vi.spyOn(console, 'error').mockReturnValue());
afterEach(() => void vi.restoreAllMocks());

/** A comment that everybody can read. */
async function publish(test: DiscussionTest, body: string, more: Parameters<typeof postOf>[2] = {}) {
  const sent = await test.discussions.post(postOf(test.thread, body, more), somebody());
  if (sent.outcome !== 'stored') throw new TypeError(`The comment was ${sent.outcome}.`);
  if (sent.comment.state === 'published') return sent.comment;
  await test.moderation.approve({ comment: sent.comment.id, ifRev: 1, moderator });
  return sent.comment;
}

/** On a busy machine the evidence may come late, and what is not known holds: moderators then approve, all at once. */
async function approveAll(test: DiscussionTest, sent: Sent[]): Promise<void> {
  const waiting = sent.flatMap((each) =>
    each.outcome === 'stored' && each.comment.state === 'pending' ? [each.comment.id] : [],
  );
  await Promise.all(
    [...new Set(waiting)].map((comment) =>
      sentAgainWhenBusy(() => test.moderation.approve({ comment, ifRev: 1, moderator })),
    ),
  );
}

/** As people do who are told that the table is busy: the same once more, until it is not. */
async function sentAgainWhenBusy<T>(send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'busy') throw error;
    return sentAgainWhenBusy(send);
  }
}

/** Comments that wait, written as they are stored. */
async function flood({ table, thread, clock }: DiscussionTest, count: number): Promise<void> {
  const comments = Array.from({ length: count }, (_, at) =>
    commentSchema.parse({
      id: newCommentId(clock.now),
      thread,
      state: at % 2 ? 'spam' : 'pending',
      rev: 1,
      edition: 1,
      guest: 'guest0000000000z',
      name: 'Spammer',
      body: `Buy now, offer number ${at}. `.repeat(20),
      postedAt: clock.now.toISOString(),
      changedAt: clock.now.toISOString(),
      reasons: [],
      policyVersion: '1',
      reports: 0,
      last: { action: 'post', actor: 'guest:guest0000000000z' },
    }),
  );
  for (let at = 0; at < comments.length; at += 100) {
    const writes = comments.slice(at, at + 100).map((comment): Write => ({ put: commentRow(comment) }));
    await table.transact(writes);
  }
}

async function costOf(test: DiscussionTest, read: () => Promise<unknown>) {
  Object.assign(test.cost, { requests: 0, units: 0 });
  await read();
  const { requests, units } = test.cost;
  return { requests, units };
}

describe('Two hundred people who post at once', () => {
  it('to one discussion are all stored, once each, and counted exactly, where transactions refuse each other', async () => {
    let conflicts = () => 0;
    const test = await createDiscussionTest('open', (table) => {
      const busy = conflicting(table);
      conflicts = busy.conflicts;
      return busy;
    });
    const posts = Array.from({ length: 200 }, (_, at) =>
      postOf(test.thread, `Comment number ${at} of two hundred.`),
    );
    // Every fourth browser hears no answer and sends again.
    const sent = await Promise.all(
      [...posts, ...posts.filter((_, at) => at % 4 === 0)].map((post) =>
        sentAgainWhenBusy(() => test.discussions.post(post, somebody())),
      ),
    );
    const ids = sent.flatMap((each) => (each.outcome === 'stored' ? [each.comment.id] : []));
    expect(ids).toHaveLength(250);
    expect(new Set(ids).size).toBe(200);
    await approveAll(test, sent);
    expect(await test.reader.counts([test.thread])).toEqual({ [test.thread]: 200 });
    const rows = await test.dump();
    expect(rows.filter(({ sk }) => sk === 'COMMENT')).toHaveLength(200);
    checkDiscussions(rows);
    expect(conflicts()).toBeGreaterThan(0);
  });

  it('under one comment are all counted there, and the first three of them are the first', async () => {
    const test = await createDiscussionTest('open', conflicting);
    const root = await publish(test, 'What do you all think of the harbour?');
    const replies = Array.from({ length: 60 }, (_, at) =>
      postOf(test.thread, `Answer number ${at} of sixty.`, { replyTo: root.id }),
    );
    const sent = await Promise.all(
      replies.map((post) => sentAgainWhenBusy(() => test.discussions.post(post, somebody()))),
    );
    await approveAll(test, sent);
    const [shown] = (await test.reader.thread(test.thread))?.items ?? [];
    expect(shown?.replies).toBe(60);
    checkDiscussions(await test.dump());
  });
});

describe('A flood of ten thousand comments that wait', () => {
  it('costs readers nothing, and moderators one page at a time', async () => {
    const test = await createDiscussionTest();
    const root = await publish(test, 'What do you all think of the harbour?');
    await publish(test, 'It is a fine one, and deep.', { replyTo: root.id });
    const reads = {
      thread: () => test.reader.thread(test.thread),
      discussed: () => test.reader.thread(test.thread, { order: 'discussed' }),
      replies: () => test.reader.replies(test.thread, root.id),
      permalink: () => test.reader.comment(root.id),
      counts: () => test.reader.counts([test.thread]),
      feed: () => test.reader.recentComments(test.thread),
      siteFeed: () => test.reader.recentComments(),
    };
    const costs = async () => {
      const all: Record<string, object> = {};
      for (const [name, read] of Object.entries(reads)) all[name] = await costOf(test, read);
      return all;
    };
    const before = await costs();
    const answers = JSON.stringify(await Promise.all(Object.values(reads).map((read) => read())));
    await flood(test, 10_000);
    expect(await costs()).toEqual(before);
    expect(JSON.stringify(await Promise.all(Object.values(reads).map((read) => read())))).toBe(answers);

    const first = await test.moderation.queue({ list: 'pending' }, { limit: 50 });
    const second = await test.moderation.queue(
      { list: 'pending' },
      { limit: 50, cursor: first.cursor ?? '' },
    );
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(100);
  });
});

describe('The queue of moderators', () => {
  it('gives every comment that waits once, oldest first, whatever the size of a page', async () => {
    const test = await createDiscussionTest();
    for (let at = 0; at < 5; at += 1) {
      await flood(test, 7);
      test.later(60);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await test.moderation.queue({ list: 'pending' }, { limit: 4, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ changedAt, id }) => `${changedAt} ${id}`));
      cursor = page.cursor;
    } while (cursor);
    expect(seen).toHaveLength(20);
    expect(new Set(seen).size).toBe(20);
    expect(seen).toEqual([...seen].sort());
  });
});
