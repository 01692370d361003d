import { setImmediate } from 'node:timers/promises';
import type { Hono } from 'hono';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { digestOfNetwork, networkOf } from '../../functions/comments/address.ts';
import { commentsApiOf, cookieOf, testTokens } from '../support/comments-api.ts';
import { createDiscussionTest, type DiscussionTest } from '../support/discussion.ts';
import { asImpatientAsTheProduct } from '../support/patience.ts';

let test: DiscussionTest;
let api: Hono;

beforeEach(async () => {
  test = await createDiscussionTest();
  api = commentsApiOf(test);
});

const fromHere = { 'sec-fetch-site': 'same-origin', 'cloudfront-viewer-address': '203.0.113.7:4711' };
const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await api.request(path, { headers: { accept: 'application/json', ...headers } });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { response, text, body: isJson ? JSON.parse(text) : undefined };
};

let attempts = 0;
const attempt = () => {
  attempts += 1;
  return `attempt-of-the-test-${attempts}`;
};

const fields = (more: Record<string, unknown> = {}) => ({
  attempt: attempt(),
  token: testTokens.make('form', test.thread, new Date(test.clock.now.getTime() - 60_000)),
  name: 'Ada Field',
  body: 'The tide came in at noon, as she said.',
  policyVersion: '1',
  ...more,
});

async function send(
  data: object,
  { method = 'POST', path = `/api/threads/${test.thread}/comments`, headers = {} } = {},
) {
  const response = await api.request(path, {
    method,
    headers: { ...fromHere, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(data),
  });
  const text = await response.text();
  return { response, text, body: text ? JSON.parse(text) : undefined, cookie: cookieOf(response) };
}

const sendForm = (
  data: Record<string, unknown>,
  path = `/api/threads/${test.thread}/comments`,
  cookie = '',
) => formTo(api, path, data, cookie);

const formTo = (to: Hono, path: string, data: Record<string, unknown>, cookie = '') =>
  to.request(path, {
    method: 'POST',
    headers: { ...fromHere, 'content-type': 'application/x-www-form-urlencoded', cookie },
    body: new URLSearchParams(Object.entries(data).map(([name, value]) => [name, String(value)])),
  });

const xmlErrors = async (text: string) => (await validateXML({ xml: text, normalization: 'c14n' })).errors;

const publish = async (more: Record<string, unknown> = {}) => {
  const sent = await send(fields(more));
  const { rev } = sent.body;
  await test.moderation.approve({ comment: sent.body.id, ifRev: rev, moderator: 'mo' });
  test.later(300);
  return sent;
};

describe('Sending a comment as JSON', () => {
  it('stores it, tells its author what became of it, and knows the author again by a cookie that only this host gets', async () => {
    const { response, body, cookie } = await send(fields());
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(body).toMatchObject({ state: 'pending', name: 'Ada Field' });
    expect(body.reasons[0].sentence).toContain('moderator');
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-guest=[\w.-]+; Max-Age=34560000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const mine = await get('/api/comments/mine', { cookie });
    expect(mine.body.items.map(({ id }: { id: string }) => id)).toEqual([body.id]);
    expect((await get('/api/comments/mine')).body.items).toEqual([]);
  });

  it('sent again under the same name of the attempt, is stored once and answered alike', async () => {
    const data = fields();
    const [first, again] = [await send(data), await send(data)];
    expect(again.body).toEqual(first.body);
    expect((await send({ ...data, body: 'Something else altogether.' })).body).toMatchObject({
      type: '/problems/attempt-reused',
    });
  });

  it('is refused with reasons, and the text stays with its sender', async () => {
    const { response, body } = await send(fields({ body: '  ', name: '' }));
    expect(response.status).toBe(422);
    expect(body).toMatchObject({ type: '/problems/refused', status: 422 });
    expect(body.reasons.map(({ code }: { code: string }) => code)).toEqual(['body-empty', 'name-empty']);
  });

  it('is not taken without a form of this discussion', async () => {
    const other = testTokens.make('form', test.otherThread, test.clock.now);
    for (const token of [undefined, 'x', other]) {
      const { body } = await send(fields({ token }));
      expect(body.reasons.map(({ code }: { code: string }) => code)).toContain(
        token === undefined ? 'form-missing' : 'form-invalid',
      );
    }
  });

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from a sister of this site', { 'sec-fetch-site': 'same-site' }],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }],
    [
      'from another origin, though it names this one',
      { 'sec-fetch-site': 'cross-site', origin: 'https://example.org' },
    ],
  ])('%s is refused', async (_, headers) => {
    const { response, body } = await send(fields(), { headers });
    expect([response.status, body.type]).toEqual([403, '/problems/other-site']);
  });

  it('from a browser that says no more than its origin is taken from this site alone', async () => {
    const from = async (origin?: string) => {
      const response = await api.request(`/api/threads/${test.thread}/comments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(origin && { origin }) },
        body: JSON.stringify(fields()),
      });
      return response.status;
    };
    expect(await from('https://example.org')).toBe(201);
    for (const origin of [undefined, 'null', 'http://example.org', 'https://example.org.evil.example']) {
      expect(await from(origin)).toBe(403);
    }
  });

  it.each([
    ['no discussion of that name', 'episode-aaaaaaaaaa', 404],
    ['a name that is none', 'everything', 404],
    ['a key of the table', 'episode-%23', 404],
  ])('to %s makes none', async (_, thread, status) => {
    const before = (await test.dump()).length;
    const token = testTokens.make('form', thread, new Date(test.clock.now.getTime() - 60_000));
    const { response } = await send(fields({ token }), { path: `/api/threads/${thread}/comments` });
    expect(response.status).toBe(status);
    expect(await test.dump()).toHaveLength(before);
  });

  it.each(['episode-zzzzzzzzzz', 'article-never-written', 'constructor', 'episode-one#two'])(
    'to %s, which is nowhere, makes no discussion',
    async (thread) => {
      const before = await test.dump();
      const path = `/api/threads/${encodeURIComponent(thread)}/comments`;
      const token = testTokens.make('form', thread, new Date(test.clock.now.getTime() - 60_000));
      expect((await send(fields({ token }), { path })).response.status).toBe(404);
      expect((await sendForm(fields({ token }), path)).status).toBe(404);
      expect(await test.dump()).toEqual(before);
    },
  );

  it.each(['x%0d%0aSet-Cookie:%20guest=1', '%2f%2felsewhere.example', '%E2%98%83', 'no-thread'])(
    'is never led away from the site, or into its headers, by %s',
    async (thread) => {
      const response = await api.request(`/api/threads/${thread}/comments`);
      expect(response.status).toBe(404);
      expect(response.headers.get('location')).toBeNull();
      expect(response.headers.get('set-cookie')).toBeNull();
    },
  );

  it('to an episode that is not published yet finds no discussion', async () => {
    const { response } = await send(fields(), { path: `/api/threads/${test.futureThread}/comments` });
    expect(response.status).toBe(404);
  });

  it.each([
    ['text/plain', '{}', 415],
    ['application/json', 'no json', 400],
    ['application/json', JSON.stringify({ attempt: 'short' }), 400],
    ['application/json', JSON.stringify({ body: 'x'.repeat(200_000) }), 413],
  ])('as %s %j is a problem', async (kind, body, status) => {
    const response = await api.request(`/api/threads/${test.thread}/comments`, {
      method: 'POST',
      headers: { ...fromHere, 'content-type': kind },
      body,
    });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('Sending a comment as a form, without scripts', () => {
  it('without a token shows the comment as it will look, with a form that carries one and the whole text', async () => {
    const response = await sendForm({ name: 'Ada "Field"', body: 'Is 3 < 5? *Yes.* </textarea>' });
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(page).toContain('<p>Is 3 &lt; 5? <em>Yes.</em> &lt;/textarea&gt;</p>');
    expect(page).toContain('>\nIs 3 &lt; 5? *Yes.* &lt;/textarea&gt;</textarea>');
    expect(page).toContain('value="Ada &quot;Field&quot;"');
    const field = (name: string) => page.match(new RegExp(`name="${name}" value="([^"]+)"`))?.[1];
    expect(testTokens.read('preview', field('token'), test.clock.now)).toMatchObject({
      subject: `${test.thread} ${field('attempt')}`,
    });
    expect(field('attempt')).toMatch(/^[\w-]{36}$/);
  });

  it('stores it and leads to a page that says what happens next', async () => {
    const response = await sendForm(fields());
    expect(response.status).toBe(303);
    const receipt = response.headers.get('location') ?? '';
    expect(receipt).toMatch(/^\/api\/comments\/[0-9a-z]{18}\/receipt$/);
    const page = await get(receipt, { cookie: cookieOf(response), accept: 'text/html' });
    expect(page.text).toContain('A moderator reads it next');
    expect((await get(receipt)).response.status).toBe(404);
  });

  it('keeps the text when it is refused, and says why', async () => {
    const response = await sendForm(fields({ name: '' }));
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('Please give a name');
    expect(page).toContain('The tide came in at noon');
  });

  it('keeps the text when the table is gone, and says truly that nothing was stored', async () => {
    const post = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1'));
    const broken = commentsApiOf(test, { discussions: { ...test.discussions, post } });
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const response = await broken.request(`/api/threads/${test.thread}/comments`, {
      method: 'POST',
      headers: { ...fromHere, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields() as Record<string, string>),
    });
    logged.mockRestore();
    expect(response.status).toBe(503);
    const page = await response.text();
    expect(page).toContain('could not answer just now');
    expect(page).toContain('The tide came in at noon');
    expect(page).not.toContain('ECONNREFUSED');
  });

  it('keeps the text when nothing of the table can be read, before and after it is looked over', async () => {
    const gone = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.1'));
    const broken = commentsApiOf(test, {
      reader: { ...test.reader, subject: gone },
      discussions: { ...test.discussions, post: gone },
    });
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    for (const more of [{}, { token: '' }]) {
      const response = await formTo(broken, `/api/threads/${test.thread}/comments`, fields(more));
      expect(await response.text()).toContain('The tide came in at noon');
      expect(response.status).toBe(more.token === '' ? 200 : 503);
    }
    logged.mockRestore();
  });

  it('keeps the text when the table does not answer in time', async () => {
    asImpatientAsTheProduct();
    const never = vi.fn(() => new Promise<never>(() => {}));
    const subject = await test.reader.subject(test.thread);
    const slow = commentsApiOf(test, {
      reader: { ...test.reader, subject: async () => subject },
      discussions: { ...test.discussions, post: never, edit: never },
    });
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const answers = Promise.all([
      formTo(slow, `/api/threads/${test.thread}/comments`, fields()),
      formTo(slow, '/api/comments/000000000000000000/edit', { body: 'The tide came in at noon.' }),
    ]);
    while (never.mock.calls.length < 2) await setImmediate();
    await vi.advanceTimersByTimeAsync(9000);
    for (const response of await answers) {
      expect(response.status).toBe(503);
      expect(await response.text()).toMatch(/could not answer just now[\s\S]*The tide came in at noon/);
    }
    vi.useRealTimers();
    logged.mockRestore();
  });

  it('keeps changed words that come too late, and says so', async () => {
    const sent = await send(fields());
    test.later(3600);
    const response = await formTo(
      api,
      `/api/comments/${sent.body.id}/edit`,
      { body: 'Better words.' },
      sent.cookie,
    );
    expect(response.status).toBe(409);
    expect(await response.text()).toMatch(/role="alert"[\s\S]*Better words\./);
  });
});

describe('Reading a discussion', () => {
  it('gives roots with their first replies, to be kept for half a minute and dropped by the tag of the thread', async () => {
    const root = await publish();
    await publish({ replyTo: root.body.id, body: 'And it went out again by six.' });
    const { response, body } = await get(`/api/threads/${test.thread}`);
    expect(response.headers.get('cache-control')).toBe(
      'public, max-age=0, s-maxage=30, stale-if-error=604800',
    );
    expect(response.headers.get('cache-tag')).toBe(`thread:${test.thread}`);
    expect(body.thread).toMatchObject({ comments: 2, isOpen: true, mode: 'open' });
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      html: '<p>The tide came in at noon, as she said.</p>',
      replies: 1,
      moreReplies: 0,
      firstReplies: [{ body: 'And it went out again by six.', replyTo: root.body.id }],
    });
    const again = await get(`/api/threads/${test.thread}`, {
      'if-none-match': response.headers.get('etag') ?? '',
    });
    expect(again.response.status).toBe(304);
  });

  it('pages through roots and replies without gap or repeat, in each order', async () => {
    const roots: string[] = [];
    for (let at = 0; at < 7; at += 1) {
      roots.push((await publish({ body: `Root number ${at} of the discussion` })).body.id);
    }
    for (let at = 0; at < 5; at += 1)
      await publish({ replyTo: roots[3], body: `Reply number ${at} to the fourth` });
    await publish({ replyTo: roots[5], body: 'The only reply to the sixth' });
    const all = async (order: string) => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await get(`/api/threads/${test.thread}?order=${order}&limit=3${cursor}`);
        seen.push(...body.items.map(({ id }: { id: string }) => id));
        cursor = body.cursor ? `&cursor=${body.cursor}` : '';
      } while (cursor);
      return seen.map((id) => roots.indexOf(id));
    };
    expect(await all('oldest')).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(await all('newest')).toEqual([6, 5, 4, 3, 2, 1, 0]);
    expect((await all('discussed')).slice(0, 2)).toEqual([3, 5]);
    const [fourth] = (await get(`/api/threads/${test.thread}?order=discussed&limit=1`)).body.items;
    expect([fourth.firstReplies.length, fourth.moreReplies]).toEqual([3, 2]);
    const replies = await get(`/api/threads/${test.thread}/replies/${roots[3]}?limit=4`);
    const rest = await get(`/api/threads/${test.thread}/replies/${roots[3]}?cursor=${replies.body.cursor}`);
    const texts = [...replies.body.items, ...rest.body.items].map(({ body }: { body: string }) => body);
    expect(texts).toEqual([0, 1, 2, 3, 4].map((at) => `Reply number ${at} to the fourth`));
  });

  it('counts many discussions in one call', async () => {
    await publish();
    const { body } = await get(`/api/threads?ids=${test.thread},${test.otherThread},nonsense`);
    expect(body.items).toEqual([
      { id: test.thread, comments: 1 },
      { id: test.otherThread, comments: 0 },
    ]);
  });

  it('gives one comment by its permanent id, and nothing of one that waits, was removed or never was', async () => {
    const root = await publish();
    const reply = await publish({ replyTo: root.body.id, body: 'And it went out again by six.' });
    const { body } = await get(`/api/comments/${reply.body.id}`);
    expect(body).toMatchObject({
      comment: {
        id: reply.body.id,
        url: `https://example.org/discuss/${test.thread}/${reply.body.id}#c-${reply.body.id}`,
      },
      root: { id: root.body.id },
      subject: { title: 'The harbour' },
    });
    const pending = await send(fields({ body: 'This one waits for a moderator.' }));
    const removed = await publish({ body: 'This one is taken back.' });
    await send(
      {},
      { method: 'DELETE', path: `/api/comments/${removed.body.id}`, headers: { cookie: removed.cookie } },
    );
    for (const id of [pending.body.id, removed.body.id, '0'.repeat(18), 'x', '%23']) {
      const missing = await get(`/api/comments/${id}`);
      expect([missing.response.status, missing.body.type]).toEqual([404, '/problems/not-found']);
    }
  });

  it('gives feeds of a discussion and of the site, as well-formed XML whatever was written', async () => {
    await publish({ body: 'Is 3 < 5 & "so on"? ]]> \u0007 *Yes* \u202e', name: 'A <b>& B' });
    const pending = await send(fields({ body: 'This one waits for a moderator.' }));
    for (const path of [`/api/threads/${test.thread}/comments.atom`, '/api/threads.atom']) {
      const { response, text } = await get(path);
      expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
      expect(text).toContain('Is 3 &lt; 5 &amp; &quot;so on&quot;? ]]&gt;');
      expect(text).toContain('<name>A &lt;b&gt;&amp; B</name>');
      expect(text).not.toContain('waits for a moderator');
      expect(text).not.toContain(pending.body.id);
      expect(await xmlErrors(text)).toEqual([]);
    }
  });

  it.each([
    ['/api/threads/episode-aaaaaaaaaa', 404],
    ['/api/threads/nonsense', 404],
    ['/api/threads/nonsense/comments.atom', 404],
    ['/api/threads/nonsense/replies/x', 404],
    ['/api/threads', 400],
    ['/api/threads?ids=', 400],
    ['/api/comments/form?thread=nonsense', 404],
    ['/api/comments/form', 400],
    ['/api/comments/x/y/z', 404],
  ])('answers %s with a problem of %i', async (path, status) => {
    const { response, body } = await get(path);
    expect([response.status, body.status]).toEqual([status, status]);
  });

  it('refuses orders, cursors and limits that are none', async () => {
    for (const query of ['order=best', 'cursor=mine', 'limit=0', 'limit=1e9']) {
      expect((await get(`/api/threads/${test.thread}?${query}`)).response.status).toBe(400);
    }
  });

  it('takes nothing else that it signed for a cursor', async () => {
    const [payload = '', signature = ''] = testTokens.make('guest', 'abc', test.clock.now).split('.');
    const short = Buffer.from(signature, 'base64url').subarray(0, 16).toString('base64url');
    const { response } = await get(`/api/threads/${test.thread}?cursor=guest:${payload}.${short}`);
    expect(response.status).toBe(400);
  });

  it('takes a cursor of one discussion for no other', async () => {
    const { body: root } = await publish({ body: 'What do you all think of the harbour?' });
    await publish({ body: 'It is a fine one, and deep.', replyTo: root.id });
    await publish({ body: 'Deep enough for the ferry, I hope.', replyTo: root.id });
    const path = (thread: string) => `/api/threads/${thread}/replies/${root.id}?limit=1`;
    const { cursor } = (await get(path(test.thread))).body;
    expect((await get(`${path(test.thread)}&cursor=${cursor}`)).response.status).toBe(200);
    expect((await get(`${path(test.otherThread)}&cursor=${cursor}`)).response.status).toBe(400);
  });
});

describe('One’s own comments', () => {
  it('can be changed, removed and reported by those who may, and by nobody else', async () => {
    const { body, cookie } = await send(fields());
    const path = `/api/comments/${body.id}`;
    const changed = { body: 'The tide came in at one, as she said.' };
    expect((await send(changed, { method: 'PATCH', path })).response.status).toBe(404);
    const edited = await send(changed, { method: 'PATCH', path, headers: { cookie } });
    expect(edited.body).toMatchObject({ ...changed, state: 'pending', rev: 2 });
    expect((await send({}, { method: 'DELETE', path })).response.status).toBe(404);
    expect((await send({}, { method: 'DELETE', path, headers: { cookie } })).response.status).toBe(204);
    expect((await send({}, { method: 'DELETE', path, headers: { cookie } })).response.status).toBe(204);
  });

  it('come with a form while they wait there, with why, and to nobody else', async () => {
    const form = async (headers: Record<string, string>, thread = test.thread) =>
      (await get(`/api/comments/form?thread=${thread}`, headers)).body;
    const held = { ...fields(), body: 'See https://a.example and *this*.' };
    const { body, cookie } = await send(held);
    expect(body.state).toBe('pending');
    expect((await form({ cookie })).waiting).toMatchObject([
      {
        id: body.id,
        state: 'pending',
        html: expect.stringContaining('<em>this</em>'),
        reasons: body.reasons,
      },
    ]);
    expect(body.reasons).not.toEqual([]);
    expect((await form({})).waiting).toEqual([]);
    expect((await form({ cookie }, test.otherThread)).waiting).toEqual([]);
    await test.moderation.approve({ comment: body.id, ifRev: 1, moderator: 'mo' });
    expect(await form({ cookie })).toMatchObject({ name: held.name, waiting: [] });
  });

  it('are changed and removed by forms as well, each asked for on a page first', async () => {
    const { body, cookie } = await send(fields());
    const at = (what: string) => `/api/comments/${body.id}/${what}`;
    expect((await get(at('edit'), { cookie })).text).toContain('The tide came in at noon');
    expect((await sendForm({ body: 'Better words.' }, at('edit'), cookie)).headers.get('location')).toBe(
      at('receipt'),
    );
    expect((await get(at('delete'), { cookie })).text).toContain('Better words.');
    expect((await sendForm({}, at('delete'), cookie)).headers.get('location')).toBe(at('receipt'));
    expect((await get('/api/comments/mine', { cookie })).body.items).toMatchObject([{ state: 'deleted' }]);
  });

  it('of a forged or stolen-and-changed cookie are nobody’s', async () => {
    const { cookie } = await send(fields());
    for (const forged of [
      `${cookie}x`,
      cookie.replace('guest=', 'guest=x'),
      '__Host-guest=guest0000000000a',
    ]) {
      expect((await get('/api/comments/mine', { cookie: forged })).body.items).toEqual([]);
    }
  });

  it('can be taken along whole, and taken out of the site for good', async () => {
    const { cookie } = await send(fields({ body: 'These words are mine to take away.' }));
    const taken = await get('/api/comments/export', { cookie });
    expect(taken.response.headers.get('content-disposition')).toContain('attachment');
    expect(taken.body.comments).toMatchObject([{ body: 'These words are mine to take away.' }]);
    expect((await send({}, { path: '/api/comments/erase', headers: { cookie } })).response.status).toBe(400);
    const erased = await send({ confirmed: true }, { path: '/api/comments/erase', headers: { cookie } });
    expect(erased.response.status).toBe(204);
    expect(erased.response.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(JSON.stringify(await test.dump())).not.toContain('These words are mine');
    expect(JSON.stringify(await test.dump())).not.toContain('Ada Field');
  });

  it('nothing changes on GET', async () => {
    const { body, cookie } = await publish();
    const before = await test.dump();
    for (const path of [
      'form?thread=',
      'mine',
      'export',
      'erase',
      ...['', '/receipt', '/edit', '/delete', '/report'].map((end) => body.id + end),
    ]) {
      await get(`/api/comments/${path}${path.endsWith('=') ? test.thread : ''}`, {
        cookie,
        accept: 'text/html',
      });
    }
    expect(await test.dump()).toEqual(before);
  });

  it('every personal answer is kept by nobody', async () => {
    const { body, cookie } = await publish();
    for (const path of [
      `form?thread=${test.thread}`,
      'mine',
      'export',
      `${body.id}/receipt`,
      `${body.id}/edit`,
      `${body.id}/report`,
    ]) {
      const { response } = await get(`/api/comments/${path}`, { cookie, accept: 'text/html' });
      expect(response.headers.get('cache-control'), path).toBe('no-store');
    }
  });
});

describe('Reports', () => {
  it('count once for each address, and the third holds the comment', async () => {
    const { body } = await publish();
    const report = (address: string, note = 'It is unkind.') =>
      send(
        { note },
        {
          path: `/api/comments/${body.id}/report`,
          headers: { 'cloudfront-viewer-address': `${address}:4711` },
        },
      );
    const isThere = async () => (await get(`/api/comments/${body.id}`)).response.status === 200;
    // Approved as it stands: reports are noted and change nothing.
    for (const address of ['198.51.100.1', '198.51.100.2', '198.51.100.3']) await report(address);
    expect(await isThere()).toBe(true);
    const moderated = await test.moderation.comment(body.id);
    expect(moderated?.notes).toEqual(['It is unkind.']);
    expect(moderated?.comment.reports).toBe(3);
  });
});

describe('Addresses of viewers', () => {
  it('are not taken from what a sender says of it: reports of one household count once', async () => {
    const { body } = await publish();
    for (const said of ['198.51.100.1', '198.51.100.2', '198.51.100.3']) {
      const headers = { 'x-forwarded-for': said, 'x-real-ip': said, forwarded: `for=${said}` };
      await send({ note: '' }, { path: `/api/comments/${body.id}/report`, headers });
    }
    expect((await test.moderation.comment(body.id))?.comment.reports).toBe(1);
  });

  it('are taken from the edge, by household, and forgotten by the next day', () => {
    expect(networkOf('203.0.113.7:51034')).toBe('203.0.113.7');
    expect(networkOf('2001:db8:1:2:3:4:5:6:443')).toBe(networkOf('2001:db8:1:2:ffff::1:80'));
    expect(networkOf('::ffff:203.0.113.7:80')).toBe('203.0.113.7');
    expect(networkOf('nonsense')).toBeUndefined();
    expect(networkOf(undefined)).toBeUndefined();
    const digest = (day: string) => digestOfNetwork('a secret for tests only', day, '203.0.113.7');
    expect(digest('2026-11-24')).not.toBe(digest('2026-11-25'));
  });
});
