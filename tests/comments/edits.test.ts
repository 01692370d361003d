import { beforeEach, describe, expect, it } from 'vitest';
import { createDiscussions } from '../../shared/comments/create-discussions.ts';
import type { Post, Sent } from '../../shared/comments/discussion.ts';
import { sentenceOf } from '../../shared/comments/reason-words.ts';
import {
  createDiscussionTest,
  type DiscussionTest,
  postOf,
  siteIn,
  somebody,
} from '../support/discussion.ts';

const ada = 'guest0000000000a';
const bob = 'guest0000000000b';
const links = 'See a.example, https://b.example, https://c.example and https://d.example.';
let test: DiscussionTest;

beforeEach(async () => {
  test = await createDiscussionTest();
});

const stored = (sent: Sent) => {
  if (sent.outcome !== 'stored') throw new TypeError(`It was ${sent.outcome}.`);
  return sent.comment;
};
const post = async (body: string, more: Partial<Post> = {}, guest = ada) =>
  stored(await test.discussions.post(postOf(test.thread, body, more), somebody(guest)));
const edit = async (comment: string, body: string, guest = ada) =>
  stored(await test.discussions.edit({ comment, body }, somebody(guest)));
const codesOf = ({ reasons }: { reasons: { code: string }[] }) => reasons.map(({ code }) => code).sort();
const moderated = async (id: string) => {
  const found = await test.moderation.comment(id);
  if (!found) throw new TypeError('It is not there.');
  return found.comment;
};
const bodyOf = (at: number) =>
  `The ${['first', 'second', 'third', 'fourth', 'fifth'][at]} thing about the harbour.`;

describe('A comment that waits and is changed', () => {
  it('goes on waiting without the reasons whose cause is gone, and says so to its author and to moderators', async () => {
    const held = await post(links);
    expect(codesOf(held)).toEqual(['link-from-newcomer']);
    const mended = await edit(held.id, 'The tide came in at noon.');
    expect(mended).toMatchObject({
      state: 'pending',
      reasons: [{ code: 'changed-while-waiting', sentence: sentenceOf('changed-while-waiting') }],
    });
    const seen = await moderated(held.id);
    expect([seen.state, codesOf(seen)]).toEqual(['pending', ['changed-while-waiting']]);
    expect(seen.reasons[0]?.detail).toContain('Link from newcomer');
    expect((await test.reader.thread(test.thread))?.items).toEqual([]);
  });

  it('keeps in its history what held it before', async () => {
    const held = await post(links);
    await edit(held.id, 'The tide came in at noon.');
    const { history } = (await test.moderation.comment(held.id)) ?? { history: [] };
    expect(history.map(({ reasons }) => [...reasons].sort())).toEqual([
      codesOf(held),
      ['changed-while-waiting'],
    ]);
  });

  it('has the reasons of its present words alone, however often it is changed', async () => {
    const held = await post(links);
    const mended = await edit(held.id, 'The tide came in at noon.');
    const again = await edit(held.id, 'The tide came in at one.');
    expect([codesOf(mended), codesOf(again)]).toEqual([['changed-while-waiting'], ['changed-while-waiting']]);
    expect((await moderated(held.id)).reasons[0]?.detail).toContain('Link from newcomer');
    expect(codesOf(await edit(held.id, 'The tide came in, see https://a.example.'))).toEqual([
      'link-from-newcomer',
    ]);
  });

  it('says what the discussion still asks, and no more', async () => {
    const strict = createDiscussions({ ...test.tools, site: siteIn('pre-moderated') });
    const held = stored(await strict.post(postOf(test.thread, links), somebody(ada)));
    const change = { comment: held.id, body: 'The tide came in at noon.' };
    expect(codesOf(stored(await strict.edit(change, somebody(ada))))).toEqual(['all-are-read-first']);
  });

  it('keeps what no words change: how it was sent, and that readers reported it', async () => {
    const form: Post['form'] = { state: 'valid', issuedAt: test.clock.now };
    const hasty = await post(links, { form });
    expect(codesOf(await edit(hasty.id, 'The tide came in at noon.'))).toEqual(['form-sent-at-once']);

    const minded = await post('Somebody dislikes this one.', {}, bob);
    for (const address of ['one', 'two', 'three']) {
      await test.discussions.report({ comment: minded.id, note: '' }, somebody(undefined, address));
    }
    const kinder = await edit(minded.id, 'Nobody can dislike this one.', bob);
    expect([kinder.state, codesOf(kinder)]).toEqual(['pending', ['reported']]);
  });

  it('is compared with what its author wrote before it, and not with itself or what came since', async () => {
    const first = await post(bodyOf(0));
    test.later(1);
    const twin = await post(bodyOf(0));
    expect(codesOf(twin)).toEqual(['said-before']);
    expect(codesOf(await edit(twin.id, bodyOf(0).toUpperCase().toLowerCase()))).toEqual(['said-before']);
    expect(codesOf(await edit(twin.id, bodyOf(1)))).toEqual(['changed-while-waiting']);
    expect(await edit(first.id, `${bodyOf(0)}!`)).toMatchObject({ state: 'published', reasons: [] });
  });

  it('keeps the place of somebody new in the queue when its author takes a link away', async () => {
    const form: Post['form'] = { state: 'valid', issuedAt: test.clock.now };
    const ordinary = await post('The lamp was lit late.', { form }, bob);
    test.later(1);
    const held = await post(links);
    const waiting = async () => (await test.moderation.queue({ list: 'pending' })).items.map(({ id }) => id);
    expect(await waiting()).toEqual([held.id, ordinary.id]);
    await edit(held.id, 'The tide came in at noon.');
    expect(await waiting()).toEqual([held.id, ordinary.id]);
  });
});
