import { beforeEach, describe, expect, it } from 'vitest';
import type { PinnedMoment } from '../../shared/comments/pinned-moments.ts';
import { reconcileThread } from '../../shared/comments/reconcile.ts';
import * as keys from '../../shared/table/keys.ts';
import { createDiscussionTest, type DiscussionTest, postOf, somebody } from '../support/discussion.ts';
import { checkDiscussions } from './recount.ts';

const ada = 'guest0000000000a';
let test: DiscussionTest;

beforeEach(async () => {
  test = await createDiscussionTest();
});

let said = 0;
async function pin(second: number, more: Parameters<typeof postOf>[2] = {}): Promise<string> {
  test.later(300);
  said += 1;
  const body = `${['Tide', 'Gulls', 'Ropes', 'Fog', 'Bells'][said % 5]} number ${said}.`;
  const sent = await test.discussions.post(postOf(test.thread, body, { second, ...more }), somebody(ada));
  if (sent.outcome !== 'stored') throw new TypeError(JSON.stringify(sent.reasons));
  return sent.comment.id;
}

const shown = async () => (await test.reader.moments(test.thread)).map(({ id, second }) => ({ id, second }));
const decided = async (id: string) => ({
  comment: id,
  ifRev: (await test.moderation.comment(id))?.comment.rev ?? 0,
  moderator: 'mo',
});

describe('Moments of an episode', () => {
  it('are its pinned comments, newest first, replies included, with the name and the way to each', async () => {
    const first = await pin(30, { name: 'Ada Field' });
    await test.discussions.post(postOf(test.thread, 'About nothing in particular.'), somebody());
    const second = await pin(75, { replyTo: first, name: 'Bob Quay' });
    expect(await test.reader.moments(test.thread)).toEqual([
      { id: second, thread: test.thread, name: 'Bob Quay', second: 75 },
      { id: first, thread: test.thread, name: 'Ada Field', second: 30 },
    ] satisfies PinnedMoment[]);
    expect(await test.reader.moments(test.otherThread)).toEqual([]);
    expect(await test.reader.moments('nothing-like-a-thread')).toEqual([]);
  });

  it('go with a comment that is held, declined, deleted, purged or erased, and come back with it', async () => {
    const [one, two, three] = [await pin(10), await pin(20), await pin(30)];
    for (const reader of ['r1', 'r2', 'r3'])
      await test.discussions.report({ comment: one, note: '' }, somebody(undefined, reader));
    expect(await shown()).toEqual([
      { id: three, second: 30 },
      { id: two, second: 20 },
    ]);
    await test.moderation.approve(await decided(one));
    await test.moderation.reject(await decided(two));
    await test.discussions.remove(three, ada);
    expect(await shown()).toEqual([{ id: one, second: 10 }]);
    await test.moderation.undo(await decided(two));
    await test.moderation.purge(await decided(three));
    expect(await shown()).toEqual([
      { id: two, second: 20 },
      { id: one, second: 10 },
    ]);
    checkDiscussions(await test.dump());
    await test.discussions.erase(ada);
    expect(await shown()).toEqual([]);
    expect((await test.dump()).filter(({ sk }) => String(sk).startsWith('MOMENT#'))).toEqual([]);
  });

  it('do not name a comment that waits', async () => {
    test = await createDiscussionTest('trusted');
    const id = await pin(10);
    expect(await shown()).toEqual([]);
    await test.moderation.approve(await decided(id));
    expect(await shown()).toEqual([{ id, second: 10 }]);
  });

  it('cost one request and the same units in a discussion of a hundred pinned comments and of thousands', async () => {
    const fill = async (thread: string, count: number) => {
      for (let at = 0; at < count; at += 100) {
        const ids = Array.from({ length: 100 }, (_, more) => String(at + more).padStart(18, '0'));
        await test.table.transact(
          ids.map((id, more) => ({
            put: { ...keys.momentKey(thread, id), name: 'Ada Field', second: more },
          })),
        );
      }
    };
    const costOf = async (thread: string) => {
      Object.assign(test.cost, { requests: 0, units: 0 });
      const moments = await test.reader.moments(thread);
      return { ...test.cost, newest: moments[0]?.id, count: moments.length };
    };
    await fill(test.thread, 100);
    await fill(test.otherThread, 5000);
    const [small, large] = [await costOf(test.thread), await costOf(test.otherThread)];
    expect([small.requests, small.count, small.units]).toEqual([1, 100, large.units]);
    expect([large.requests, large.count, large.newest]).toEqual([1, 100, '000000000000004999']);
    expect(large.units).toBeLessThanOrEqual(2);
  });

  it('that are missing are found at night', async () => {
    const id = await pin(10);
    expect(await reconcileThread(test.table, test.thread)).toEqual([]);
    await test.table.transact([{ remove: keys.momentKey(test.thread, id) }]);
    expect(await reconcileThread(test.table, test.thread)).toEqual([
      { of: test.thread, name: 'moments', stored: 0, counted: 1 },
    ]);
  });
});
