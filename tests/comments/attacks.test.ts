import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDiscussions } from '../../shared/comments/create-discussions.ts';
import { createModeration } from '../../shared/comments/create-moderation.ts';
import type { Sent } from '../../shared/comments/discussion.ts';
import { newGuestId } from '../../shared/comments/id.ts';
import type { TableClient } from '../../shared/table/client.ts';
import {
  createDiscussionTest,
  type DiscussionTest,
  failing,
  postOf,
  somebody,
} from '../support/discussion.ts';
import { asImpatientAsTheProduct } from '../support/patience.ts';
import { checkDiscussions } from './recount.ts';

const ada = 'guest0000000000a';
const bob = 'guest0000000000b';
const moderator = 'mo';
let test: DiscussionTest;

beforeEach(async () => {
  test = await createDiscussionTest();
});
afterEach(() => void vi.restoreAllMocks());

const stored = (sent: Sent) => {
  if (sent.outcome !== 'stored')
    throw new TypeError(`It was ${sent.outcome}: ${JSON.stringify(sent.reasons)}`);
  return sent.comment;
};

async function publish(body: string, guest = ada, more: Parameters<typeof postOf>[2] = {}) {
  test.later(600);
  const comment = stored(await test.discussions.post(postOf(test.thread, body, more), somebody(guest)));
  if (comment.state === 'published') return comment;
  await test.moderation.approve({ comment: comment.id, ifRev: comment.rev, moderator });
  return comment;
}
const revOf = async (id: string) => (await test.moderation.comment(id))?.comment.rev ?? 0;
const stateOf = async (id: string) => (await test.moderation.comment(id))?.comment.state;
const hold = async (body: string, more: Parameters<typeof postOf>[2] = {}) => {
  const waiting = await createDiscussionTestIn('pre-moderated');
  return stored(await waiting.post(postOf(test.thread, body, more), somebody(bob)));
};
const createDiscussionTestIn = async (mode: 'pre-moderated' | 'trusted' | 'closed') =>
  createDiscussions({ ...test.tools, site: { ...test.site, comments: { ...test.site.comments, mode } } });

describe('An answer', () => {
  it('to a comment of another discussion, to one that waits, and to one that never was, is not stored', async () => {
    const other = stored(
      await test.discussions.post(postOf(test.otherThread, 'Elsewhere, at length.'), somebody(ada)),
    );
    await test.moderation
      .approve({ comment: other.id, ifRev: await revOf(other.id), moderator })
      .catch(() => {});
    const waiting = await hold('This one waits for a moderator.');
    for (const replyTo of [other.id, waiting.id, '0'.repeat(18), 'x'.repeat(64)]) {
      await expect(
        test.discussions.post(postOf(test.thread, 'An answer to it.', { replyTo }), somebody(bob)),
      ).rejects.toMatchObject({ status: 409, code: 'answered-comment-gone' });
    }
  });

  it('to an answer stands under the same root: there are two levels', async () => {
    const root = await publish('What do you all think of the harbour?');
    const reply = await publish('It is a fine one, and deep.', bob, { replyTo: root.id });
    const answer = await publish('Deep enough for the ferry?', ada, { replyTo: reply.id });
    expect(answer).toMatchObject({ root: root.id, replyTo: reply.id });
    const page = await test.reader.replies(test.thread, root.id);
    expect(page.items.map(({ id }) => id)).toEqual([reply.id, answer.id]);
  });
});

describe('A comment that was removed', () => {
  it('leaves its place and the answers of others, and goes with the last of them', async () => {
    const root = await publish('What do you all think of the harbour?');
    const reply = await publish('It is a fine one, and deep.', bob, { replyTo: root.id });
    await test.discussions.remove(root.id, ada);
    const [place] = (await test.reader.thread(test.thread))?.items ?? [];
    expect(place).toMatchObject({ id: root.id, gone: 'author', name: '', body: '', replies: 1 });
    expect(place?.firstReplies).toMatchObject([{ id: reply.id, body: 'It is a fine one, and deep.' }]);
    expect(await test.reader.counts([test.thread])).toEqual({ [test.thread]: 1 });
    await test.discussions.remove(reply.id, bob);
    expect((await test.reader.thread(test.thread))?.items).toEqual([]);
    checkDiscussions(await test.dump());
  });

  it('makes room among the first answers for the next, with its words as they are now', async () => {
    const root = await publish('What do you all think of the harbour?');
    const ids: string[] = [];
    for (const at of ['first', 'second', 'third', 'fourth']) {
      ids.push((await publish(`The ${at} answer of four.`, bob, { replyTo: root.id })).id);
    }
    const shown = async () =>
      (await test.reader.thread(test.thread))?.items[0]?.firstReplies.map(({ body }) => body);
    await test.discussions.edit(
      { comment: ids[3] ?? '', body: 'The fourth, in better words.' },
      somebody(bob),
    );
    await test.discussions.remove(ids[0] ?? '', bob);
    expect(await shown()).toEqual([
      'The second answer of four.',
      'The third answer of four.',
      'The fourth, in better words.',
    ]);
    await test.moderation.reject({ comment: ids[1] ?? '', ifRev: await revOf(ids[1] ?? ''), moderator });
    expect(await shown()).toEqual(['The third answer of four.', 'The fourth, in better words.']);
    checkDiscussions(await test.dump());
  });

  it('makes room for an answer whose author takes words away at that very moment', async () => {
    const root = await publish('What do you all think of the harbour?');
    const ids: string[] = [];
    for (const at of ['first', 'second', 'third', 'fourth']) {
      ids.push((await publish(`The ${at} answer, with my street.`, bob, { replyTo: root.id })).id);
    }
    let isChanged = false;
    const table: TableClient = {
      ...test.table,
      async transact(writes) {
        if (!isChanged) {
          isChanged = true;
          await test.discussions.edit({ comment: ids[3] ?? '', body: 'The fourth, without.' }, somebody(bob));
        }
        await test.table.transact(writes);
      },
    };
    const decided = { comment: ids[0] ?? '', ifRev: await revOf(ids[0] ?? ''), moderator };
    await createModeration({ ...test.tools, table }).reject(decided);
    const [shown] = (await test.reader.thread(test.thread))?.items ?? [];
    expect(shown?.firstReplies.at(-1)?.body).toBe('The fourth, without.');
    checkDiscussions(await test.dump());
  });

  it('by a moderator says so, and comes back whole when that is taken back', async () => {
    const root = await publish('What do you all think of the harbour?');
    await publish('It is a fine one, and deep.', bob, { replyTo: root.id });
    await test.moderation.reject({ comment: root.id, ifRev: await revOf(root.id), moderator });
    expect((await test.reader.thread(test.thread))?.items).toMatchObject([{ gone: 'moderator', body: '' }]);
    await test.moderation.approve({ comment: root.id, ifRev: await revOf(root.id), moderator });
    const [back] = (await test.reader.thread(test.thread))?.items ?? [];
    expect(back).toMatchObject({ body: 'What do you all think of the harbour?', replies: 1 });
    expect(back?.gone).toBeUndefined();
  });

  it('is given a place again when an answer to it is approved later', async () => {
    const root = await publish('What do you all think of the harbour?');
    const answer = await hold('It is a fine one, and deep.', { replyTo: root.id });
    await test.discussions.remove(root.id, ada);
    expect((await test.reader.thread(test.thread))?.items).toEqual([]);
    await test.moderation.approve({ comment: answer.id, ifRev: 1, moderator });
    expect((await test.reader.thread(test.thread))?.items).toMatchObject([{ gone: 'author', replies: 1 }]);
    checkDiscussions(await test.dump());
  });
});

describe('A moderator’s decision', () => {
  it('on a text that was changed meanwhile is refused with the new one, and publishes nothing', async () => {
    const waiting = await createDiscussionTestIn('pre-moderated');
    const comment = stored(await waiting.post(postOf(test.thread, 'Harmless words.'), somebody(ada)));
    await waiting.edit({ comment: comment.id, body: 'Quite other words.' }, somebody(ada));
    await expect(
      test.moderation.approve({ comment: comment.id, ifRev: comment.rev, moderator }),
    ).rejects.toMatchObject({ status: 409, code: 'stale-revision', current: { body: 'Quite other words.' } });
    expect((await test.reader.thread(test.thread))?.items).toEqual([]);
  });

  it('sent twice counts once; two moderators who disagree are told', async () => {
    const comment = await hold('Two read this at the same time.');
    const approval = { comment: comment.id, ifRev: 1, moderator };
    const [one, again] = [await test.moderation.approve(approval), await test.moderation.approve(approval)];
    expect(again).toEqual(one);
    await expect(
      test.moderation.reject({ comment: comment.id, ifRev: 1, moderator: 'other' }),
    ).rejects.toMatchObject({ code: 'stale-revision' });
  });

  it('holds for the text that was approved: changed afterwards, it is screened again', async () => {
    const comment = await publish('Harmless words about the harbour.');
    const strict = await createDiscussionTestIn('pre-moderated');
    const edited = stored(
      await strict.edit({ comment: comment.id, body: 'Quite other words.' }, somebody(ada)),
    );
    expect(edited.state).toBe('pending');
    expect(JSON.stringify(await test.reader.thread(test.thread))).not.toContain('words');
  });

  it('to ban ends what the guest can post, for as long as it was said', async () => {
    const comment = await publish('The last straw.', bob);
    await test.moderation.ban({ comment: comment.id, ifRev: await revOf(comment.id), moderator, days: 7 });
    const again = () =>
      test.discussions.post(postOf(test.thread, `I am back, ${Math.random()}.`), somebody(bob));
    expect(await again()).toMatchObject({ outcome: 'refused' });
    expect(await stateOf(comment.id)).toBe('rejected');
    test.later(8 * 86_400);
    const sent = await test.discussions.post(
      postOf(test.thread, 'A week has gone by.', {
        form: { state: 'valid', issuedAt: new Date(test.clock.now.getTime() - 9000) },
      }),
      somebody(bob),
    );
    expect(sent.outcome).toBe('stored');
  });
});

describe('A change of one’s own words', () => {
  it('ends after ten minutes, and with the first answer', async () => {
    const comment = await publish('What do you all think of the harbour?');
    const edit = { comment: comment.id, body: 'What do you think of it?' };
    test.later(601);
    await expect(test.discussions.edit(edit, somebody(ada))).rejects.toMatchObject({ code: 'not-editable' });
    const other = await publish('And of the lighthouse, what of that?');
    await test.discussions.post(postOf(test.thread, 'I like it well.', { replyTo: other.id }), somebody(bob));
    const answered = stored(
      await test.discussions.post(postOf(test.thread, 'A lot!', { replyTo: other.id }), somebody()),
    );
    if (answered.state === 'pending')
      await test.moderation.approve({ comment: answered.id, ifRev: 1, moderator });
    await expect(
      test.discussions.edit({ comment: other.id, body: 'Changed.' }, somebody(ada)),
    ).rejects.toMatchObject({ code: 'not-editable' });
  });

  it('never publishes what waited for a moderator', async () => {
    const comment = await hold('Words that wait.');
    const edited = await test.discussions.edit({ comment: comment.id, body: 'Kinder words.' }, somebody(bob));
    expect(stored(edited).state).toBe('pending');
  });
});

describe('Trust', () => {
  it('is of the guest that the cookie names: the name and the address of somebody known, typed in, give none', async () => {
    test = await createDiscussionTest('trusted');
    const known = { name: 'Ada Field', mail: 'ada@example.org' };
    for (const body of ['The tide came in at noon.', 'Gulls took the whole roof.'])
      await publish(body, ada, known);
    const sent = (body: string, guest?: string) =>
      test.discussions.post(postOf(test.thread, body, known), somebody(guest)).then(stored);
    test.later(600);
    expect((await sent('And the lamp was lit late.', ada)).state).toBe('published');
    expect((await sent('The ferry never left the quay.', bob)).state).toBe('pending');
    const newcomer = await sent('Ropes were sold by the yard.');
    expect([newcomer.state, newcomer.reasons.map(({ code }) => code)]).toEqual(['pending', ['new-here']]);
  });
});

describe('A ban that is taken back', () => {
  it('is taken back from where the comment was sent, too', async () => {
    const sender = somebody(bob, 'one house');
    const comment = stored(await test.discussions.post(postOf(test.thread, 'Rude, it seems.'), sender));
    const banned = await test.moderation.ban({ comment: comment.id, ifRev: comment.rev, moderator });
    test.later(600);
    const refused = await test.discussions.post(postOf(test.thread, 'Am I out?'), somebody(ada, 'one house'));
    expect(refused).toMatchObject({ outcome: 'refused', reasons: [{ code: 'banned' }] });
    await test.moderation.undo({ comment: comment.id, ifRev: banned.rev, moderator });
    for (const guest of [ada, bob]) {
      const again = postOf(test.thread, `Here I am again, ${guest}.`);
      expect(stored(await test.discussions.post(again, somebody(guest, 'one house'))).reasons).toEqual([]);
    }
  });
});

describe('Reports', () => {
  it('hold a comment from the third on, one for each reporter, and not again once this text was approved', async () => {
    const comment = await publish('Somebody dislikes this one.');
    const report = (address: string, guest?: string) =>
      test.discussions.report({ comment: comment.id, note: '' }, { ...somebody(guest, address) });
    expect((await test.moderation.comment(comment.id))?.comment.decision).toBeUndefined();
    for (const address of ['one', 'one', 'one', 'two']) await report(address);
    expect(await stateOf(comment.id)).toBe('published');
    await report('three', bob);
    expect(await stateOf(comment.id)).toBe('pending');
    expect(await test.reader.comment(comment.id)).toBeUndefined();
    await test.moderation.approve({ comment: comment.id, ifRev: await revOf(comment.id), moderator });
    for (const address of ['four', 'five', 'six', 'seven']) await report(address);
    expect(await stateOf(comment.id)).toBe('published');
  });

  it('by a guest who changes address count once', async () => {
    const comment = await publish('Somebody dislikes this one.');
    for (const address of ['one', 'two', 'three', 'four']) {
      await test.discussions.report({ comment: comment.id, note: '' }, somebody(bob, address));
    }
    expect(await stateOf(comment.id)).toBe('published');
    expect((await test.moderation.comment(comment.id))?.comment.reports).toBe(1);
  });
});

describe('Reports of a comment that its author changes', () => {
  const report = (comment: string, address: string) =>
    test.discussions.report({ comment, note: '' }, somebody(undefined, address));
  const edit = (comment: string, body: string) => test.discussions.edit({ comment, body }, somebody(ada));

  it('are not shaken off: with those that come then, they hold it', async () => {
    const comment = stored(
      await test.discussions.post(postOf(test.thread, 'Somebody dislikes this.'), somebody(ada)),
    );
    await report(comment.id, 'one');
    await report(comment.id, 'two');
    await edit(comment.id, 'Somebody dislikes this!');
    expect((await test.moderation.comment(comment.id))?.comment.reports).toBe(2);
    await report(comment.id, 'three');
    expect(await stateOf(comment.id)).toBe('pending');
  });

  it('count anew after a moderator has answered them', async () => {
    const comment = stored(
      await test.discussions.post(postOf(test.thread, 'Somebody dislikes this.'), somebody(ada)),
    );
    for (const address of ['one', 'two', 'three']) await report(comment.id, address);
    await test.moderation.approve({ comment: comment.id, ifRev: await revOf(comment.id), moderator });
    await edit(comment.id, 'Somebody dislikes this!');
    for (const address of ['four', 'five']) await report(comment.id, address);
    expect(await stateOf(comment.id)).toBe('published');
    await report(comment.id, 'six');
    expect(await stateOf(comment.id)).toBe('pending');
  });
});

describe('A comment that its author changes again and again', () => {
  const edits = async (id: string, count: number) => {
    for (let at = 1; at <= count; at += 1) {
      await test.discussions.edit({ comment: id, body: `Changed ${at} times by now.` }, somebody(ada));
    }
  };

  it('can be changed twenty times, and is kept as it was then', async () => {
    const comment = stored(
      await test.discussions.post(postOf(test.thread, 'Changed no time yet.'), somebody(ada)),
    );
    await edits(comment.id, 20);
    await expect(edits(comment.id, 1)).rejects.toMatchObject({ status: 409, code: 'not-editable' });
  });
});

describe('Erasing somebody', () => {
  it('takes a comment away with its whole history, however many decided on it and reported it', async () => {
    const comment = stored(
      await test.discussions.post(postOf(test.thread, 'Somebody dislikes this.'), somebody(ada)),
    );
    for (let at = 1; at <= 15; at += 1) {
      await test.discussions.edit({ comment: comment.id, body: `Changed ${at} times.` }, somebody(ada));
    }
    for (let at = 0; at < 30; at += 1) {
      const decision = { comment: comment.id, ifRev: await revOf(comment.id), moderator };
      await test.moderation[at % 2 ? 'approve' : 'reject'](decision);
    }
    for (let at = 0; at < 60; at += 1) {
      await test.discussions.report(
        { comment: comment.id, note: `It says: Changed ${at} times.` },
        somebody(newGuestId(), `house ${at}`),
      );
    }
    await test.discussions.remove(comment.id, ada);
    await test.discussions.erase(ada);
    const rest = await test.dump();
    expect(rest.filter((row) => JSON.stringify(row).includes('Changed 1'))).toEqual([]);
    expect(JSON.stringify(rest.filter(({ pk }) => pk === `COMMENT#${comment.id}`))).not.toContain(ada);
    checkDiscussions(rest);
  });
});

describe('A proof of work', () => {
  it('is good for one comment, however many send it at once', async () => {
    const proof = { state: 'valid' as const, nonce: 'the-same', expiresAt: new Date('2030-01-01') };
    const sent = await Promise.all(
      Array.from({ length: 4 }, (_, at) =>
        test.discussions.post(postOf(test.thread, `One of four, the ${at}.`, { proof }), somebody()),
      ),
    );
    const reasons = sent.map((each) => (each.outcome === 'stored' ? each.comment.reasons : []));
    const isUsed = (codes: { code: string }[]) => codes.some(({ code }) => code === 'proof-used');
    expect(reasons.filter(isUsed)).toHaveLength(3);
  });
});

describe('When something fails', () => {
  const broken = (calls: Partial<TableClient>): TableClient => ({ ...test.table, ...calls });

  it('what cannot be known holds the comment; nothing is published unscreened', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const table = broken({ getMany: () => Promise.reject(new Error('gone')) });
    const discussions = createDiscussions({ ...test.tools, table });
    const sent = stored(await discussions.post(postOf(test.thread, 'Is anybody there?'), somebody(ada)));
    expect(sent.state).toBe('pending');
    expect(sent.reasons.map(({ code }) => code)).toContain('not-checked');
  });

  it('a check that throws or never answers holds the comment', async () => {
    asImpatientAsTheProduct();
    for (const check of [
      () => Promise.reject(new Error('out of order')),
      () => new Promise<never>(() => {}),
    ]) {
      const discussions = createDiscussions({ ...test.tools, checks: { outside: check } });
      const sent = stored(
        await discussions.post(postOf(test.thread, `Is it, ${Math.random()}?`), somebody()),
      );
      expect(sent.state).toBe('pending');
    }
  });

  it('a table that is gone stores nothing and says so; sent again, the comment is stored once', async () => {
    const table = failing(test.table);
    const discussions = createDiscussions({ ...test.tools, table });
    const post = postOf(test.thread, 'The line was cut.');
    for (const when of ['before', 'after'] as const) {
      table.fail(when);
      await expect(discussions.post(post, somebody(ada))).rejects.toThrow();
    }
    const first = stored(await discussions.post(post, somebody(ada)));
    expect((await discussions.mine(ada)).items.map(({ id }) => id)).toEqual([first.id]);
  });

  it('erasing that was cut short is finished by asking again, and no word stays', async () => {
    for (const body of ['First of my words here.', 'Second of my words here.', 'Third of my words here.'])
      await publish(body);
    const table = failing(test.table);
    const discussions = createDiscussions({ ...test.tools, table });
    table.fail('after');
    await expect(discussions.erase(ada)).rejects.toThrow();
    await discussions.erase(ada);
    const rest = JSON.stringify(await test.dump());
    expect(rest).not.toContain('of my words here');
    expect(rest).not.toContain('Ada Field');
    checkDiscussions(await test.dump());
  });
});

describe('A discussion', () => {
  it('closes by itself after its days, by hand at once, and opens again by hand', async () => {
    const moderation = createModeration(test.tools);
    const form = () => ({
      form: { state: 'valid' as const, issuedAt: new Date(test.clock.now.getTime() - 60_000) },
    });
    const post = () =>
      test.discussions.post(postOf(test.thread, `Am I in time, ${Math.random()}?`, form()), somebody());
    expect((await post()).outcome).toBe('stored');
    await moderation.setThread({ thread: test.thread, moderator, ifRev: 0, isClosed: true });
    expect((await post()).outcome).toBe('refused');
    await moderation.setThread({ thread: test.thread, moderator, ifRev: 1, isClosed: false });
    expect((await post()).outcome).toBe('stored');
    await moderation.setThread({ thread: test.thread, moderator, ifRev: 2 });
    test.later(91 * 86_400);
    expect(await post()).toMatchObject({ outcome: 'refused', reasons: [{ code: 'discussion-closed' }] });
    await expect(
      moderation.setThread({ thread: test.thread, moderator, ifRev: 0, isClosed: true }),
    ).rejects.toMatchObject({ code: 'stale-revision' });
  });

  it('in trusted mode reads the first two comments of a guest first, whatever name they give', async () => {
    const trusted = await createDiscussionTestIn('trusted');
    const states: string[] = [];
    for (const body of ['The harbour is deep.', 'The ferry was late.', 'The lamp is lit again.']) {
      test.later(600);
      const sent = stored(
        await trusted.post(postOf(test.thread, body, { name: 'A Regular' }), somebody(ada)),
      );
      states.push(sent.state);
      await test.moderation.approve({ comment: sent.id, ifRev: sent.rev, moderator });
    }
    expect(states.slice(0, 2)).toEqual(['pending', 'pending']);
    test.later(600);
    const stranger = stored(
      await trusted.post(postOf(test.thread, 'I say I am a regular.', { name: 'A Regular' }), somebody(bob)),
    );
    expect(stranger.state).toBe('pending');
  });
});
