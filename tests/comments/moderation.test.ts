import { beforeEach, describe, expect, it } from 'vitest';
import type { Comment } from '../../shared/comment.ts';
import { createDiscussions } from '../../shared/comments/create-discussions.ts';
import type { Post, Sent } from '../../shared/comments/discussion.ts';
import type { QueueList } from '../../shared/comments/queue-lists.ts';
import { reportComment } from '../../shared/comments/report.ts';
import {
  createDiscussionTest,
  type DiscussionTest,
  postOf,
  siteIn,
  somebody,
} from '../support/discussion.ts';
import { checkDiscussions } from './recount.ts';

const [ada, bob, eve] = ['gast00000000000a', 'gast00000000000b', 'gast00000000000e'];
const moderator = 'mo';
let test: DiscussionTest;

beforeEach(async () => {
  test = await createDiscussionTest();
});

const stored = (sent: Sent) => {
  if (sent.outcome !== 'stored') throw new Error(JSON.stringify(sent));
  return sent.comment;
};

/** A comment in a site of some mode; the form was given out a minute before. */
async function send(
  mode: 'open' | 'trusted' | 'pre-moderated',
  body: string,
  guest = ada,
  more: Partial<Post> = {},
) {
  const discussions = createDiscussions({ ...test.tools, site: siteIn(mode) });
  const form = { state: 'valid' as const, issuedAt: new Date(test.clock.now.getTime() - 60_000) };
  return stored(await discussions.post(postOf(test.thread, body, { form, ...more }), somebody(guest)));
}

const report = (comment: string, address: string) =>
  reportComment(test.tools, { comment, note: '' }, somebody(undefined, address));

async function bodies(list: QueueList, more: object = {}): Promise<string[]> {
  return (await test.moderation.queue({ list, ...more })).items.map(({ body }) => body);
}

const current = async (id: string): Promise<Comment> => {
  const found = await test.moderation.comment(id);
  if (!found) throw new Error('It is not there.');
  return found.comment;
};
const decision = async (id: string) => ({ comment: id, ifRev: (await current(id)).rev, moderator });

describe('The lists of moderators', () => {
  it('hold what waits, what readers minded, what nobody looked at, and what was put aside', async () => {
    const held = await send('pre-moderated', 'I wait for you.');
    const minded = await send('open', 'Somebody minds this one.', bob);
    await send('open', 'Nobody has looked at this one.', bob);
    await report(minded.id, 'one');
    expect(await bodies('pending')).toEqual(['I wait for you.']);
    expect(await bodies('reported')).toEqual(['Somebody minds this one.']);
    expect(await bodies('unreviewed')).toEqual(['Nobody has looked at this one.']);

    await test.moderation.markSpam(await decision(held.id));
    await test.moderation.reject(await decision(minded.id));
    expect(await bodies('pending')).toEqual([]);
    expect(await bodies('reported')).toEqual([]);
    expect(await bodies('spam')).toEqual(['I wait for you.']);
    expect(await bodies('rejected')).toEqual(['Somebody minds this one.']);
    checkDiscussions(await test.dump());
  });

  it('lose a comment that was approved, until somebody minds it once more or its words change', async () => {
    const comment = await send('open', 'Look at this once.');
    await test.moderation.approve(await decision(comment.id));
    expect(await bodies('unreviewed')).toEqual([]);
    await report(comment.id, 'one');
    expect(await bodies('reported')).toEqual(['Look at this once.']);
    await test.moderation.approve(await decision(comment.id));
    expect(await bodies('reported')).toEqual([]);
    const edit = { comment: comment.id, body: 'Look at this twice.' };
    await test.discussions.edit(edit, somebody(ada));
    expect(await bodies('unreviewed')).toEqual(['Look at this twice.']);
  });

  it('begin with what several readers minded, then newcomers, each oldest first', async () => {
    const taken = await send('open', 'Taken away by readers.', bob);
    test.later(60);
    await send('pre-moderated', 'Ordinary, first.', bob);
    test.later(60);
    await send('trusted', 'A newcomer, first.', ada);
    test.later(60);
    await send('trusted', 'A newcomer, second.', eve);
    for (const address of ['one', 'two', 'three']) await report(taken.id, address);
    expect(await bodies('pending')).toEqual([
      'Taken away by readers.',
      'A newcomer, first.',
      'A newcomer, second.',
      'Ordinary, first.',
    ]);
  });

  it('are narrowed by a show, a discussion or a guest with a key, and by a reason within a page', async () => {
    await send('pre-moderated', 'Of Ada, at the harbour.', ada);
    await send('trusted', 'Of Bob, at the harbour.', bob);
    await send('pre-moderated', 'Of Bob, at the lighthouse.', bob, { thread: test.otherThread });
    expect(await bodies('pending', { guest: ada })).toEqual(['Of Ada, at the harbour.']);
    expect(await bodies('pending', { thread: test.otherThread })).toEqual(['Of Bob, at the lighthouse.']);
    expect(await bodies('pending', { show: 'my-show' })).toHaveLength(3);
    expect(await bodies('pending', { show: 'another-show' })).toEqual([]);
    const page = await test.moderation.queue({ list: 'pending', reason: 'new-here' });
    expect(page).toMatchObject({ items: [{ body: 'Of Bob, at the harbour.' }], looked: 3 });
    await expect(bodies('pending', { show: 'my-show', guest: ada })).rejects.toMatchObject({ status: 400 });
    await expect(bodies('pending', { guest: 'GUEST#x' })).rejects.toMatchObject({ status: 400 });
  });

  it('give each comment once, page by page, newest first where they were put aside', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 11; at += 1) {
      test.later(120);
      const { id } = await send('pre-moderated', `Number ${at} of some.`, `gast0000000000${at + 10}`);
      await test.moderation.markSpam({ comment: id, ifRev: 1, moderator });
      ids.push(id);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await test.moderation.queue({ list: 'spam' }, { limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor);
    expect(seen).toEqual(ids.reverse());
    expect(await test.moderation.sizes(['spam', 'pending'])).toEqual({
      spam: { count: 11, isMore: false },
      pending: { count: 0, isMore: false },
    });
  });
});

describe('A rejection', () => {
  it('tells the author why, in the words of the policy and the moderator’s own', async () => {
    const comment = await send('trusted', 'Buy my lamps.');
    const rejection = { code: 'advertising' as const, words: 'Lamps are no news.' };
    await test.moderation.reject({ ...(await decision(comment.id)), rejection });
    const own = await test.discussions.own(comment.id, ada);
    expect(own).toMatchObject({ state: 'rejected', reasons: [{ code: 'advertising' }] });
    expect(own?.reasons[0]?.sentence).toContain('Lamps are no news.');
  });
});

describe('A decision that is taken back', () => {
  it('puts the comment where it was, with its reasons and its place', async () => {
    const comment = await send('trusted', 'Take it back.');
    const before = await current(comment.id);
    const decisions = {
      approve: test.moderation.approve,
      reject: test.moderation.reject,
      markSpam: test.moderation.markSpam,
    };
    for (const decide of Object.values(decisions)) {
      test.later(60);
      await decide(await decision(comment.id));
      await test.moderation.undo(await decision(comment.id));
      const { state, reasons, changedAt, decision: known } = await current(comment.id);
      expect({ state, reasons, changedAt }).toEqual({
        state: before.state,
        reasons: before.reasons,
        changedAt: before.changedAt,
      });
      expect(known).toBeUndefined();
    }
    expect(await bodies('pending')).toEqual(['Take it back.']);
    checkDiscussions(await test.dump());
  });

  it('was one’s own and the last thing that happened', async () => {
    const comment = await send('open', 'Somebody else decided.');
    const approved = await test.moderation.approve(await decision(comment.id));
    const undo = { comment: comment.id, ifRev: approved.rev, moderator };
    await expect(test.moderation.undo({ ...undo, moderator: 'other' })).rejects.toMatchObject({
      status: 409,
    });
    await test.discussions.edit({ comment: comment.id, body: 'New words.' }, somebody(ada));
    await expect(test.moderation.undo(undo)).rejects.toMatchObject({
      code: 'stale-revision',
      current: { body: 'New words.' },
    });
  });

  it('sent twice counts once', async () => {
    const comment = await send('trusted', 'Twice.');
    const approved = await test.moderation.approve(await decision(comment.id));
    const undo = { comment: comment.id, ifRev: approved.rev, moderator };
    expect(await test.moderation.undo(undo)).toEqual(await test.moderation.undo(undo));
  });

  it('takes a ban along that came with it, and brings back what held before', async () => {
    const comment = await send('open', 'The last straw.', bob);
    const held = await test.moderation.restrict({
      guest: bob,
      kind: 'hold',
      days: 30,
      ifStamp: '',
      moderator,
    });
    await test.moderation.ban({ ...(await decision(comment.id)), days: 7 });
    expect((await test.moderation.guest(bob))?.restriction).toMatchObject({ kind: 'ban', days: 7 });
    await test.moderation.undo(await decision(comment.id));
    expect((await test.moderation.guest(bob))?.restriction).toEqual(held);
    expect((await current(comment.id)).state).toBe('published');
    await test.moderation.lift({ guest: bob, ifStamp: held.stamp, moderator });
    await test.moderation.ban({ ...(await decision(comment.id)) });
    await test.moderation.undo(await decision(comment.id));
    expect((await test.moderation.guest(bob))?.restriction).toBeUndefined();
  });
});

describe('One decision on many comments', () => {
  it('has a result for each: done, stale with the newer text, or refused', async () => {
    const [fine, changed, removed] = [
      await send('pre-moderated', 'I stay as I am.', ada),
      await send('pre-moderated', 'I change.', bob),
      await send('pre-moderated', 'I go.', eve),
    ];
    await test.discussions.edit({ comment: changed.id, body: 'I have changed.' }, somebody(bob));
    await test.discussions.remove(removed.id, eve);
    const items = [
      { comment: fine.id, ifRev: 1 },
      { comment: changed.id, ifRev: 1 },
      { comment: removed.id, ifRev: 2 },
      { comment: 'none', ifRev: 1 },
    ];
    const results = await test.moderation.decideAll({ action: 'approve', items, moderator });
    expect(results).toMatchObject([
      { comment: fine.id, outcome: 'done', rev: 2 },
      { comment: changed.id, outcome: 'stale', current: { body: 'I have changed.' } },
      { comment: removed.id, outcome: 'refused' },
      { comment: 'none', outcome: 'refused' },
    ]);
    const again = await test.moderation.decideAll({ action: 'approve', items, moderator });
    expect(again).toMatchObject([{ outcome: 'done', rev: 2 }, {}, {}, {}]);
    const undone = [{ comment: fine.id, ifRev: 2 }];
    await test.moderation.decideAll({ action: 'undo', items: undone, moderator });
    expect(await bodies('pending')).toContain('I stay as I am.');
    await expect(
      test.moderation.decideAll({ action: 'approve', items: [], moderator }),
    ).rejects.toMatchObject({ status: 400 });
  });
});

describe('A guest', () => {
  const restrict = (kind: 'hold' | 'ban', ifStamp: string, days?: number) =>
    test.moderation.restrict({ guest: ada, kind, days, ifStamp, moderator });

  it('who is held posts, and a moderator reads it first, until the days are over or it is lifted', async () => {
    await send('open', 'I was free.');
    const held = await restrict('hold', '', 7);
    expect(await restrict('hold', '', 7)).toEqual(held);
    test.later(60);
    expect((await send('open', 'I am held.')).reasons).toMatchObject([{ code: 'held-guest' }]);
    await expect(restrict('ban', '')).rejects.toMatchObject({ code: 'stale-revision' });
    expect((await test.moderation.restricted()).items).toEqual([{ ...held, name: 'Ada Field' }]);
    test.later(8 * 86_400);
    expect((await test.moderation.restricted()).items).toEqual([]);
    expect((await send('open', 'I am free again.')).state).toBe('published');
    const banned = await restrict('ban', '');
    expect(banned.expiresAt).toBeUndefined();
    await expect(send('open', 'I am banned.')).rejects.toThrow('banned');
    await test.moderation.lift({ guest: ada, ifStamp: banned.stamp, moderator });
    await test.moderation.lift({ guest: ada, ifStamp: banned.stamp, moderator });
    test.later(60);
    expect((await send('open', 'I am back.')).state).toBe('published');
    await expect(
      test.moderation.restrict({ guest: eve, kind: 'ban', ifStamp: '', moderator }),
    ).rejects.toMatchObject({ status: 404 });
  });

  it('is noted about by one moderator after the other; what was noted is erased with them', async () => {
    await send('open', 'I was here.');
    const note = { guest: ada, ifRev: 0, text: 'Writes a lot.', moderator };
    expect(await test.moderation.note(note)).toMatchObject({ rev: 1 });
    expect(await test.moderation.note(note)).toMatchObject({ rev: 1 });
    await expect(
      test.moderation.note({ ...note, text: 'Writes little.', moderator: 'other' }),
    ).rejects.toMatchObject({
      code: 'stale-revision',
    });
    const [card] = await test.moderation.cards((await test.moderation.queue({ list: 'unreviewed' })).items);
    expect(card).toMatchObject({
      note: { text: 'Writes a lot.' },
      guest: { published: 1 },
      subject: { title: 'The harbour' },
    });
    await test.discussions.erase(ada);
    expect(JSON.stringify(await test.dump())).not.toContain('Writes a lot.');
  });
});

describe('A pinned comment', () => {
  const shown = async (cursor?: string) => {
    const page = await test.reader.thread(test.thread, { limit: 2, ...(cursor && { cursor }) });
    return { bodies: page?.items.map(({ body }) => body), first: page?.items[0], cursor: page?.cursor };
  };

  it('comes first in its discussion, once, for as long as it is published', async () => {
    const oldest = await send('open', 'The oldest.', ada);
    for (const [at, body] of ['The second.', 'The third.', 'The newest.'].entries()) {
      test.later(60);
      await send('open', body, `gast00000000000${at}`);
    }
    await test.moderation.pin({ comment: oldest.id, moderator });
    await test.moderation.pin({ comment: oldest.id, moderator });
    const first = await shown();
    expect(first.bodies).toEqual(['The oldest.', 'The newest.', 'The third.']);
    expect(first.first?.isPinned).toBe(true);
    expect((await shown(first.cursor)).bodies).toEqual(['The second.']);
    await test.moderation.reject(await decision(oldest.id));
    expect((await shown()).bodies).toEqual(['The newest.', 'The third.']);
    await test.moderation.unpin({ comment: oldest.id, moderator });
    await expect(test.moderation.pin({ comment: oldest.id, moderator })).rejects.toMatchObject({
      status: 409,
    });
    checkDiscussions(await test.dump());
  });
});

describe('The log', () => {
  it('has everything that moderators did, by actor, action, comment and day, and nothing that guests wrote', async () => {
    const comment = await send('trusted', 'Words of a guest.');
    await test.moderation.approve(await decision(comment.id));
    await test.moderation.undo(await decision(comment.id));
    await test.moderation.approve(await decision(comment.id));
    await test.moderation.pin({ comment: comment.id, moderator });
    test.later(86_400);
    await test.moderation.note({ guest: ada, ifRev: 0, text: 'A note.', moderator });
    await test.moderation.restrict({ guest: ada, kind: 'hold', days: 7, ifStamp: '', moderator: 'other' });
    await test.moderation.setThread({ thread: test.thread, ifRev: 1, isClosed: true, moderator: 'other' });

    const actions = async (search: object) =>
      (await test.moderation.log(search)).items.map(({ action }) => action);
    const everything = ['thread', 'hold-guest', 'note', 'pin', 'approve', 'undo', 'approve'];
    expect((await actions({})).sort()).toEqual([...everything].sort());
    expect((await actions({ actor: 'moderator:other' })).sort()).toEqual(['hold-guest', 'thread']);
    expect(await actions({ action: 'undo' })).toEqual(['undo']);
    expect(await actions({ comment: comment.id })).toEqual(['approve', 'undo', 'approve', 'post']);
    expect((await actions({ day: '2026-11-24' })).sort()).toEqual(['approve', 'approve', 'pin', 'undo']);
    expect(await actions({ day: '2026-11-25', actor: `moderator:${moderator}` })).toEqual(['note']);
    await expect(actions({ actor: 'site', action: 'ban' })).rejects.toMatchObject({ status: 400 });

    let text = '';
    for await (const part of test.moderation.exportedLog({})) text += part;
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(everything.length);
    expect(text).not.toContain('Words of a guest');
    expect(text).not.toContain('A note.');
    expect(lines).toContainEqual(
      expect.objectContaining({
        action: 'thread',
        thread: test.thread,
        detail: expect.stringContaining('closed'),
      }),
    );
  });
});

describe('Two moderators on one comment', () => {
  it('one wins, and the other is told with the comment as it is now', async () => {
    const comment = await send('trusted', 'Two hands reach for this.');
    const both = await Promise.allSettled([
      test.moderation.approve({ comment: comment.id, ifRev: 1, moderator: 'one' }),
      test.moderation.reject({ comment: comment.id, ifRev: 1, moderator: 'two' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [lost] = both.filter((result) => result.status === 'rejected');
    expect(lost?.reason).toMatchObject({ status: 409, current: { rev: 2 } });
    checkDiscussions(await test.dump());
  });
});
