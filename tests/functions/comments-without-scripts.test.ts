import type { Hono } from 'hono';
import { beforeEach, describe, expect, it } from 'vitest';
import { runNightly } from '../../functions/nightly/run.ts';
import * as keys from '../../shared/table/keys.ts';
import { commentsApiOf, cookieOf, testTokens } from '../support/comments-api.ts';
import { createDiscussionTest, type DiscussionTest, postOf, somebody } from '../support/discussion.ts';

const ada = 'gast00000000000a';
let test: DiscussionTest;
let api: Hono;

beforeEach(async () => {
  test = await createDiscussionTest();
  api = commentsApiOf(test);
});

const send = (fields: Record<string, string>, address = '203.0.113.7') =>
  api.request(`/api/threads/${test.thread}/comments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      'cloudfront-viewer-address': `${address}:4711`,
    },
    body: new URLSearchParams({ name: 'Ada Field', policyVersion: '1', ...fields }),
  });

/** The page that shows a comment before it is sent, and what its form carries. */
async function previewed(body: string) {
  const page = await (await send({ body })).text();
  const field = (name: string) => page.match(new RegExp(`name="${name}" value="([^"]+)"`))?.[1] ?? '';
  test.later(20);
  return { body, token: field('token'), attempt: field('attempt') };
}

async function stateOf(sent: Response): Promise<string> {
  const receipt = await api.request(sent.headers.get('location') ?? '', {
    headers: { accept: 'application/json', cookie: cookieOf(sent) },
  });
  return (await receipt.json()).state;
}

describe('Somebody new whose browser runs no script, where comments appear at once', () => {
  it('is published after looking the comment over, changed there or not', async () => {
    const form = await previewed('The tide came in at noon, as she said.');
    const sent = await send({ ...form, body: 'The tide came in at one, as she said.' });
    expect(await stateOf(sent)).toBe('published');
  });

  it('is read by a moderator without that, though a form was asked for', async () => {
    const token = testTokens.make('form', test.thread, test.clock.now);
    test.later(20);
    const sent = await send({ body: 'The tide.', token, attempt: 'attempt-without-a-look' });
    expect(await stateOf(sent)).toBe('pending');
  });

  it('sends one comment with each look, and to the discussion that was looked at', async () => {
    const form = await previewed('The tide came in at noon, as she said.');
    expect(await stateOf(await send(form))).toBe('published');
    const again = await send({
      ...form,
      attempt: 'another-attempt-of-it',
      body: 'Buy these boats, everybody.',
    });
    expect([again.status, await again.text()]).toEqual([
      422,
      expect.stringContaining('look over your comment'),
    ]);
  });

  it('is read by a moderator from the fourth comment of an hour from one address on', async () => {
    const states: string[] = [];
    for (const word of ['noon', 'one', 'two', 'three']) {
      const form = await previewed(
        `The tide of ${word} was a long one, and nobody at the harbour minded ${word}.`,
      );
      states.push(await stateOf(await send(form)));
    }
    expect(states.at(-1)).toBe('pending');
    expect(states.filter((state) => state === 'published').length).toBeLessThanOrEqual(3);
  });
});

describe('A comment that several checks stumbled over', () => {
  it('is given back with each sentence once', async () => {
    const form = await previewed('You idiot. They all deserve to die.');
    const again = await (await send(form)).text();
    expect(again).toContain('Would you say it like this?');
    expect(again.match(/against a person/g)).toHaveLength(1);
  });
});

describe('A comment that small signs hold together', () => {
  it('says so in their sentence, and nothing of which they are', async () => {
    const sent = await send(await previewed('LOOK AT THIS NOW, EVERYBODY 👉 here!!!! Is it not great?'));
    const receipt = await api.request(sent.headers.get('location') ?? '', {
      headers: { accept: 'application/json', cookie: cookieOf(sent) },
    });
    const { state, reasons } = await receipt.json();
    expect([state, [...new Set(reasons.map(({ code }: { code: string }) => code))]]).toEqual([
      'pending',
      ['manner'],
    ]);
    expect(reasons[0].sentence).toContain('made a moderator look first');
  });
});

describe('A comment that was just sent', () => {
  it('comes back with the moments that it names as buttons, and so does a changed one', async () => {
    const headers = {
      'content-type': 'application/json',
      'sec-fetch-site': 'same-origin',
      'cloudfront-viewer-address': '203.0.113.7:4711',
    };
    const token = testTokens.make('form', test.thread, test.clock.now);
    test.later(20);
    const words = { token, attempt: 'attempt-with-a-moment', name: 'Ada Field', policyVersion: '1' };
    const sent = await api.request(`/api/threads/${test.thread}/comments`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ ...words, body: 'At 0:30 the tide turns.' }),
    });
    const comment = await sent.json();
    expect(comment.html).toContain('<time-button data-at="30">');
    const changed = await api.request(`/api/comments/${comment.id}`, {
      method: 'PATCH',
      headers: { ...headers, cookie: cookieOf(sent) },
      body: JSON.stringify({ body: 'At 0:40 the tide turns.' }),
    });
    expect((await changed.json()).html).toContain('<time-button data-at="40">');
  });
});

describe('Reports', () => {
  it('that meet at the same moment count both, and none is lost to a decision', async () => {
    let meanwhile: (() => Promise<unknown>) | undefined;
    const meeting = await createDiscussionTest('open', (table) => ({
      ...table,
      async transact(writes) {
        const first = meanwhile;
        meanwhile = undefined;
        await first?.();
        await table.transact(writes);
      },
    }));
    const sent = await meeting.discussions.post(postOf(meeting.thread, 'The tide.'), somebody());
    const id = sent.outcome === 'stored' ? sent.comment.id : '';
    const report = (reporter: string) => () =>
      meeting.discussions.report({ comment: id, note: '' }, somebody(undefined, reporter));
    const now = async () => (await meeting.moderation.comment(id))?.comment;
    meanwhile = report('second');
    await report('first')();
    expect((await now())?.reports).toBe(2);
    meanwhile = report('third');
    const rev = (await now())?.rev ?? 0;
    await meeting.moderation.approve({ comment: id, ifRev: rev, moderator: 'mo' }).catch(() => undefined);
    expect((await now())?.reports).toBe(3);
  });
});

describe('The nightly work', () => {
  it('says where the counts of a discussion or of somebody who wrote there are wrong, and changes nothing', async () => {
    const sent = await test.discussions.post(postOf(test.thread, 'The tide came in.'), somebody());
    const guest = sent.outcome === 'stored' ? sent.guest : '';
    const run = () => runNightly({ table: test.table, now: () => test.clock.now });
    expect(await run()).toMatchObject({ threads: 1, guests: 1, drift: [] });
    await test.table.transact([{ update: keys.guestKey(guest), add: { published: 2 } }]);
    const { drift } = await run();
    expect(drift).toEqual([{ of: guest, name: 'published', stored: 3, counted: 1 }]);
    expect((await run()).drift).toEqual(drift);
  });
});

describe('The page of one’s own comments', () => {
  it('says what each is about, and leads to it where it stands', async () => {
    const sent = await send(await previewed('The tide came in at noon, as she said.'));
    const mine = await api.request('/api/comments/mine', {
      headers: { accept: 'text/html', cookie: cookieOf(sent) },
    });
    const id = /comments\/([^/]+)\/receipt/.exec(sent.headers.get('location') ?? '')?.[1];
    const title = (await test.reader.subject(test.thread))?.title;
    expect(await mine.text()).toMatch(
      new RegExp(`href="/discuss/${test.thread}/${id}#c-${id}">${title}</a>`),
    );
  });

  it('says of each that nobody sees why, and what happens next, as its own page does', async () => {
    test = await createDiscussionTest('trusted');
    api = commentsApiOf(test);
    const cookie = `__Host-guest=${testTokens.make('guest', ada, test.clock.now)}`;
    const open = async (path: string) =>
      (await api.request(path, { headers: { accept: 'text/html', cookie } })).text();
    const told = (page: string) => page.match(/<div class="comment-state">.*?<\/div>/gs) ?? [];
    const links = 'Cheap ropes: https://a.example https://b.example. Prices on our website!';
    const bodies = [links, 'The lamp was lit late.', 'Gulls took the whole roof.'];
    const sent = [];
    for (const body of bodies) {
      sent.push(await test.discussions.post(postOf(test.thread, body), somebody(ada)));
      test.later(1);
    }
    const ids = sent.map((answer) => (answer.outcome === 'stored' ? answer.comment.id : ''));
    const by = { ifRev: 1, moderator: 'mo' };
    const rejection = { code: 'repeated' as const, words: 'See above.' };
    await test.moderation.reject({ comment: ids[1] ?? '', ...by, rejection });
    await test.moderation.approve({ comment: ids[2] ?? '', ...by });

    const mine = told(await open('/api/comments/mine'));
    expect(mine).toEqual([
      expect.stringContaining('They add: “See above.”'),
      expect.stringMatching(/links from people who are new.*A moderator reads it next/s),
    ]);
    const pages = await Promise.all([1, 0].map((at) => open(`/api/comments/${ids[at]}/receipt`)));
    expect(pages.flatMap(told)).toEqual(mine);
    const sentences = mine[1]?.match(/<p>.*?<\/p>/gs) ?? [];
    expect(new Set(sentences).size).toBe(sentences.length);
  });

  it('names whom to write to about one that was declined, where the site says so, and about no other', async () => {
    const cookie = `__Host-guest=${testTokens.make('guest', ada, test.clock.now)}`;
    const sent = await test.discussions.post(postOf(test.thread, 'The lamp was lit late.'), somebody(ada));
    const id = sent.outcome === 'stored' ? sent.comment.id : '';
    const read = async (contact?: string) => {
      const comments = { ...test.site.comments, ...(contact && { contact }) };
      const pages = commentsApiOf({ ...test, site: { ...test.site, comments } });
      const both = ['/api/comments/mine', `/api/comments/${id}/receipt`].map(async (path) =>
        (await pages.request(path, { headers: { accept: 'text/html', cookie } })).text(),
      );
      return (await Promise.all(both)).map((page) => page.match(/mailto:[^"]*/)?.[0]);
    };
    const contact = 'mods@my-site.example';
    expect(await read(contact)).toEqual([undefined, undefined]);
    const rejection = { code: 'repeated' as const, words: '' };
    await test.moderation.reject({ comment: id, ifRev: 1, moderator: 'mo', rejection });
    const address = `mailto:${contact}?subject=Comment%20${id}`;
    expect(await read(contact)).toEqual([address, address]);
    expect(await read()).toEqual([undefined, undefined]);
  });
});
