import type { Hono } from 'hono';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createCommentsApi } from '../../functions/comments/app.ts';
import { createGuestCookie } from '../../functions/comments/guest-cookie.ts';
import type { Comment } from '../../shared/comment.ts';
import { commentRow } from '../../shared/comments/change.ts';
import { createProofOfWork } from '../../shared/comments/proof-of-work.ts';
import { purgeOld } from '../../shared/comments/purge-old.ts';
import { createTokens } from '../../shared/comments/tokens.ts';
import { retryUnsent } from '../../shared/mail/unsent.ts';
import type { Site } from '../../shared/site/schema.ts';
import { postOf, somebody } from '../support/discussion.ts';
import { createReplyMailTest, linkIn, mailSecret, type ReplyMailTest } from '../support/reply-mail.ts';

const ada = 'guest0000000000a';
const bob = 'guest0000000000b';
const address = 'ada@example.org';
let test: ReplyMailTest;
let api: Hono;

beforeEach(async () => {
  test = await createReplyMailTest();
  api = apiOf(test);
});

const sender: Pick<Site, 'mail'> = {
  mail: { from: 'no-reply@example.org', moderators: [] },
};

function apiOf({ site, reader, discussions, clock }: ReplyMailTest, configured = sender) {
  const tokens = createTokens([mailSecret]);
  const now = () => clock.now;
  return createCommentsApi({
    site: { ...site, ...configured },
    ...{ reader, discussions, tokens, now },
    proofOfWork: createProofOfWork(mailSecret),
    cookie: createGuestCookie(tokens, true, now),
    secret: mailSecret,
    frame: async () => '<title>PERSONAL-TITLE</title><main>PERSONAL-CONTENT</main>',
    viewerAddress: () => '203.0.113.7:4711',
  });
}

const form = 'application/x-www-form-urlencoded';
const press = (path: string, headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) =>
  api.request(path, { method: 'POST', headers: { 'content-type': form, ...headers }, body: '' });

async function post(body: string, guest: string, more: Parameters<typeof postOf>[2] = {}) {
  test.later(300);
  const sent = await test.discussions.post(postOf(test.thread, body, more), somebody(guest));
  if (sent.outcome !== 'stored') throw new TypeError(JSON.stringify(sent.reasons));
  return sent.comment;
}
const approve = async (id: string) =>
  test.moderation.approve({
    comment: id,
    ifRev: (await test.moderation.comment(id))?.comment.rev ?? 0,
    moderator: 'mo',
  });

/** Ada posts with her address, and says yes by the link of the mail that asks. */
async function subscribed(mail = address) {
  let id = '';
  await test.following(async () => {
    ({ id } = await post('The tide came in at noon.', ada, { mail }));
  });
  const [asked] = await test.mails();
  if (!asked) throw new TypeError('No mail asked.');
  expect((await press(linkIn(asked, 'confirm'))).status).toBe(200);
  return id;
}

describe('An address left with a comment', () => {
  it('is asked once, by a mail that says nothing of the comment and can be answered by a button alone', async () => {
    const event = await test.following(() => post('The tide came in at noon.', ada, { mail: address }));
    await test.handOver(event);
    const [asked, ...more] = await test.mails();
    expect(more).toEqual([]);
    expect(asked?.to).toEqual([{ address, name: '' }]);
    expect(asked?.text).not.toContain('tide');
    const path = linkIn(asked ?? {}, 'confirm');
    const before = await test.dump();
    const page = await api.request(path);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await page.text()).toContain('method="post"');
    expect(await test.dump()).toEqual(before);
    expect((await press(path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(await test.discussions.mailOf(ada)).toMatchObject([{ state: 'asked' }]);
    for (let time = 0; time < 2; time += 1) expect((await press(path)).status).toBe(200);
    expect(await test.discussions.mailOf(ada)).toMatchObject([{ state: 'confirmed' }]);
  });

  it('is asked when the comment appears, not while it waits', async () => {
    test = await createReplyMailTest('trusted');
    let id = '';
    await test.following(async () => {
      ({ id } = await post('The tide came in at noon.', ada, { mail: address }));
    });
    expect(await test.mails()).toEqual([]);
    await test.following(() => approve(id));
    expect(await test.mails()).toHaveLength(1);
  });

  it('is asked no more than once a day, whoever leaves it and however it is spelt', async () => {
    const spellings = ['ada@example.org', 'Ada@example.org', 'a.d.a@example.org', 'ada+more@example.org'];
    for (const [at, mail] of spellings.entries()) {
      await test.following(() => post(`The tide, for the time ${at}.`, `guest000000000${at}x`, { mail }));
    }
    expect(await test.mails()).toHaveLength(1);
    test.later(25 * 3600);
    await test.following(() => post('And once more, the next day.', 'guest0000000000c', { mail: address }));
    expect(await test.mails()).toHaveLength(1);
  });

  it('that was confirmed is not asked again, and another one takes its place when that is confirmed', async () => {
    await subscribed();
    await test.following(() => post('The tide went out again.', ada, { mail: 'ADA@example.org' }));
    expect(await test.mails()).toEqual([]);
    await test.following(() => post('It came in once more.', ada, { mail: 'other@example.org' }));
    const [asked] = await test.mails();
    expect(await test.discussions.mailOf(ada)).toHaveLength(2);
    await press(linkIn(asked ?? {}, 'confirm'));
    expect(await test.discussions.mailOf(ada)).toMatchObject([
      { address: 'other@example.org', state: 'confirmed' },
    ]);
  });

  it('that is none is refused with a sentence, and the words are kept', async () => {
    for (const mail of [
      'ada',
      'ada@localhost',
      'ada@example.org, eve@example.org',
      'a@b.org\r\nBcc: x@y.org',
    ]) {
      const sent = await test.discussions.post(postOf(test.thread, 'The tide.', { mail }), somebody(ada));
      expect(sent, mail).toMatchObject({ outcome: 'refused', reasons: [{ code: 'mail-no-address' }] });
    }
  });

  it('is in no public answer, in one’s own export alone, and gone with everything that is erased', async () => {
    const id = await subscribed();
    await test.following(() => post('And out again by six.', bob, { replyTo: id }));
    for (const path of [
      `/api/threads/${test.thread}`,
      `/api/threads/${test.thread}/comments.atom`,
      `/api/comments/${id}`,
    ]) {
      expect(await (await api.request(path)).text(), path).not.toContain(address);
    }
    expect((await test.discussions.exported(ada)).mail).toMatchObject([{ address, state: 'confirmed' }]);
    await test.discussions.erase(ada);
    const rows = await test.dump();
    expect(JSON.stringify(rows)).not.toContain(address);
    expect(rows.filter(({ pk }) => String(pk).startsWith('SUBSCRIPTION#'))).toEqual([]);
  });

  it('is forgotten when the last comment of its guest is purged, and not before', async () => {
    const id = await subscribed();
    const other = await post('One comment more, to be purged.', ada);
    const purge = async (comment: string) =>
      test.moderation.purge({
        comment,
        ifRev: (await test.moderation.comment(comment))?.comment.rev ?? 0,
        moderator: 'mo',
      });
    await purge(other.id);
    expect(await test.discussions.mailOf(ada)).toHaveLength(1);
    await test.discussions.remove(id, ada);
    test.later(31 * 24 * 3600);
    expect(await purgeOld(test.tools)).toBe(1);
    expect(JSON.stringify(await test.dump())).not.toContain(address);
  });
});

describe('A reply', () => {
  it('is mailed once to whom it answers, however often the batch is handed over', async () => {
    const id = await subscribed();
    const event = await test.following(() => post('And out again by six.', bob, { replyTo: id }));
    await Promise.all([test.handOver(event), test.handOver(event)]);
    const mails = await test.mails();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toEqual([{ address, name: '' }]);
    expect(mails[0]?.subject).toContain('The harbour');
    expect(mails[0]?.text).toContain('And out again by six.');
  });

  it('is mailed when it appears, though that was later, and not while it waits', async () => {
    test = await createReplyMailTest('trusted');
    api = apiOf(test);
    let replyId = '';
    const { id } = await post('The tide came in at noon.', ada, { mail: address });
    await test.following(() => approve(id));
    const [asked] = await test.mails();
    await press(linkIn(asked ?? {}, 'confirm'));
    await test.following(async () => {
      replyId = (await post('And out again by six.', bob, { replyTo: id })).id;
    });
    expect(await test.mails()).toEqual([]);
    await test.following(() => approve(replyId));
    expect(await test.mails()).toHaveLength(1);
  });

  it('that was removed before it could be mailed is not', async () => {
    const id = await subscribed();
    let replyId = '';
    const event = await test.noted(async () => {
      replyId = (await post('And out again by six.', bob, { replyTo: id })).id;
    });
    await test.discussions.remove(replyId, bob);
    await test.handOver(event);
    expect(await test.mails()).toEqual([]);
  });

  it('that comes back after a moderator looked at it again is not mailed again', async () => {
    const id = await subscribed();
    let replyId = '';
    await test.following(async () => {
      replyId = (await post('And out again by six.', bob, { replyTo: id })).id;
    });
    expect(await test.mails()).toHaveLength(1);
    for (const reader of ['r1', 'r2', 'r3'])
      await test.discussions.report({ comment: replyId, note: '' }, somebody(undefined, reader));
    test.later(3 * 24 * 3600);
    await test.following(() => approve(replyId));
    expect(await test.mails()).toEqual([]);
  });

  it('that the stream hands over a week late is not mailed: a table that was restored writes to nobody', async () => {
    const id = await subscribed();
    const inTime = await test.noted(() => post('And out again by six.', bob, { replyTo: id }));
    test.later(6.9 * 24 * 3600);
    await test.handOver(inTime);
    expect(await test.mails()).toHaveLength(1);
    const late = await test.noted(() => post('In the morning, too.', bob, { replyTo: id }));
    test.later(7.1 * 24 * 3600);
    await test.handOver(late);
    expect(await test.mails()).toEqual([]);
  });

  it('that came in with a file of comments is not mailed, however new it is', async () => {
    const id = await subscribed();
    const event = await test.noted(() => post('And out again by six.', bob, { replyTo: id }));
    const { items } = await test.discussions.mine(bob);
    const stored = (await test.moderation.comment(items[0]?.id ?? ''))?.comment;
    if (!stored) throw new TypeError('There is no reply.');
    const imported: Comment = { ...stored, last: { action: 'import', actor: 'site' } };
    await test.table.transact([{ put: commentRow(imported) }]);
    await test.handOver(event);
    expect(await test.mails()).toEqual([]);
  });

  it('of one’s own is not mailed, from another browser with the same address neither', async () => {
    const id = await subscribed();
    await test.following(() => post('I forgot to say when.', ada, { replyTo: id }));
    expect(await test.mails()).toEqual([]);
    test.later(25 * 3600);
    await test.following(() => post('From my other machine.', bob, { mail: address }));
    const [asked] = await test.mails();
    await press(linkIn(asked ?? {}, 'confirm'));
    await test.following(() => post('I forgot to say where.', bob, { replyTo: id }));
    expect(await test.mails()).toEqual([]);
  });

  it('to somebody who never confirmed, or whose address has run out, is not mailed', async () => {
    let id = '';
    await test.following(async () => {
      ({ id } = await post('The tide came in at noon.', ada, { mail: address }));
    });
    const [asked] = await test.mails();
    await test.following(() => post('And out again by six.', bob, { replyTo: id }));
    expect(await test.mails()).toEqual([]);
    const event = await test.noted(() => post('In the morning, too.', bob, { replyTo: id }));
    await press(linkIn(asked ?? {}, 'confirm'));
    test.later(401 * 24 * 3600);
    await test.handOver(event);
    expect(await test.mails()).toEqual([]);
  });

  it('is one of at most four an hour for one address', async () => {
    const id = await subscribed();
    for (let at = 0; at < 6; at += 1) {
      await test.following(() =>
        post(`Answer number ${at}, in other words: ${'abcdef'[at]}.`, `guest000000000${at}y`, {
          replyTo: id,
        }),
      );
    }
    expect((await test.mails()).length).toBe(4);
  });
});

describe('Mails about replies', () => {
  const mailedTo = async () => {
    const id = await subscribed();
    await test.following(() => post('And out again by six.', bob, { replyTo: id }));
    const [mail] = await test.mails();
    if (!mail) throw new TypeError('No mail about the reply.');
    return { id, mail };
  };

  it('are ended by the button of a mail program: one POST from elsewhere, answered without a redirect', async () => {
    const { id, mail } = await mailedTo();
    const header = mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '';
    const path = header.replace(/^<https:\/\/example\.org|>$/g, '');
    expect(path).toBe(linkIn(mail, 'end'));
    const before = await test.dump();
    expect((await api.request(path)).status).toBe(200);
    expect(await test.dump()).toEqual(before);
    for (let time = 0; time < 2; time += 1) {
      const ended = await api.request(path, {
        method: 'POST',
        headers: { 'content-type': form },
        body: 'List-Unsubscribe=One-Click',
      });
      expect(ended.status).toBe(200);
    }
    expect(JSON.stringify(await test.dump())).not.toContain(address);
    await test.following(() => post('And in again.', bob, { replyTo: id }));
    expect(await test.mails()).toEqual([]);
  });

  it('are not ended, and not confirmed, by links that are cut short, of another kind or old', async () => {
    const { mail } = await mailedTo();
    const path = linkIn(mail, 'end');
    const ofAnotherKind = path.replace('/mail/end', '/mail/confirm');
    for (const wrong of [
      path.slice(0, -3),
      ofAnotherKind,
      '/api/comments/mail/end',
      '/api/comments/mail/confirm',
    ]) {
      expect((await press(wrong)).status, wrong).toBe(410);
    }
    expect(await test.discussions.mailOf(ada)).toHaveLength(1);
  });

  it('wait while the mail service is down, hold up nothing, and go out once after the next sync', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const id = await subscribed();
    test.service.isDown = true;
    const event = await test.following(() => post('And out again by six.', bob, { replyTo: id }));
    await test.handOver(event);
    await test.following(() => retryUnsent(test.table));
    test.service.isDown = false;
    await test.following(() => retryUnsent(test.table));
    await test.following(() => retryUnsent(test.table));
    logged.mockRestore();
    expect((await test.mails()).map(({ subject }) => subject)).toHaveLength(1);
    expect((await test.dump()).filter(({ pk }) => pk === 'UNSENT')).toEqual([]);
  });

  it('are given up after a day, and said so in the log', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const id = await subscribed();
    test.service.isDown = true;
    await test.following(() => post('And out again by six.', bob, { replyTo: id }));
    test.later(25 * 3600);
    await test.following(() => retryUnsent(test.table));
    expect(logged.mock.calls.flat().join(' ')).toContain('given up');
    logged.mockRestore();
    expect(await retryUnsent(test.table)).toBe(0);
  });
});

describe('A site without a mail address of its own', () => {
  it('asks for none, and keeps none that is sent all the same', async () => {
    const silent = apiOf(test, {});
    const sendTo = (fields: Record<string, string>) =>
      silent.request(`/api/threads/${test.thread}/comments`, {
        method: 'POST',
        headers: { 'content-type': form, 'sec-fetch-site': 'same-origin' },
        body: new URLSearchParams({ name: 'Ada Field', body: 'The tide.', mail: address, ...fields }),
      });
    expect(await (await sendTo({})).text()).not.toContain('name="mail"');
    const token = createTokens([mailSecret]).make('form', test.thread, new Date('2026-11-24T11:59:00Z'));
    const stored = await sendTo({ token, attempt: 'attempt-of-the-silent-site', policyVersion: '1' });
    expect(stored.status).toBe(303);
    expect(JSON.stringify(await test.dump())).not.toContain(address);
  });
});
