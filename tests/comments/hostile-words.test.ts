import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getElementsByTagName, textContent } from 'domutils';
import { parseAtomFeed } from 'feedsmith';
import { parseDocument } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import * as z from 'zod/mini';
import { commentsFeed } from '../../functions/comments/atom.ts';
import * as pages from '../../functions/comments/personal-pages.ts';
import { createPages, type Render } from '../../functions/pages/app.ts';
import type { Comment } from '../../shared/comment.ts';
import { ownComment } from '../../shared/comments/own-comment.ts';
import { readBody } from '../../shared/comments/text/body.ts';
import { readName } from '../../shared/comments/text/name.ts';
import { bodyText } from '../../shared/comments/text/plain.ts';
import { readable } from '../../shared/comments/text/readable.ts';
import type { Reader } from '../../shared/reader.ts';
import { loadSite } from '../../shared/site/load.ts';
import { clip } from '../../shared/text/clip.ts';
import { commentsApiOf, cookieOf, testTokens } from '../support/comments-api.ts';
import { createDiscussionTest, type DiscussionTest } from '../support/discussion.ts';
import { harmIn } from './support/harmless.ts';
import { hostileWords, nameOf, ownHostileWords, packed, storeComments } from './support/hostile-words.ts';

const guest = '0123456789abcdef';
let test: DiscussionTest;
let stored: Comment[];
let api: ReturnType<typeof commentsApiOf>;
let cookie: string;

beforeAll(async () => {
  test = await createDiscussionTest();
  api = commentsApiOf(test);
  cookie = `__Host-guest=${testTokens.make('guest', guest, test.clock.now)}`;
  const room = { threads: [test.thread, test.otherThread], guest, from: new Date('2026-11-24T09:00:00Z') };
  stored = await storeComments(test.table, room, hostileWords);
});

const words = ({ id, name, body }: { id: string; name: string; body: string }) => ({ id, name, body });
const inOrder = (all: { id: string; name: string; body: string }[]) =>
  all.map(words).sort((one, other) => (one.id < other.id ? -1 : 1));

async function get(path: string) {
  const response = await api.request(path, { headers: { accept: 'application/json', cookie } });
  expect(response.status, path).toBe(200);
  return response.json();
}

/** Every page of a list of the API. */
async function* pagesOf(path: string) {
  let cursor: string | undefined;
  do {
    const page = await get(`${path}?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    yield page;
    cursor = page.cursor;
  } while (cursor);
}

describe('Hostile words that somebody sends', () => {
  const headers = {
    'content-type': 'application/json',
    'sec-fetch-site': 'same-origin',
    'cloudfront-viewer-address': '203.0.113.9:4711',
  };
  const send = (path: string, data: object, { method = 'POST', as = '' } = {}) =>
    api.request(path, { method, headers: { ...headers, cookie: as }, body: JSON.stringify(data) });

  it('are stored as they are, or refused with a sentence; changed and reported in such words as well', async () => {
    for (const [at, body] of [...ownHostileWords, ...packed(hostileWords)].entries()) {
      test.later(3601);
      const name = nameOf(body);
      const fields = {
        attempt: `attempt-of-the-test-${at}`,
        token: testTokens.make('form', test.thread, new Date(test.clock.now.getTime() - 60_000)),
        policyVersion: '1',
        name,
        body,
      };
      const path = `/api/threads/${test.thread}/comments`;
      const sent = await send(path, { ...fields, reconsidered: true });
      const answer = await sent.json();
      if (sent.status === 422) {
        expect(answer.reasons.map(({ code }: { code: string }) => code)).toEqual(['body-empty']);
        continue;
      }
      expect(answer).toMatchObject({ body: readBody(body), name: readName(name) });
      const as = cookieOf(sent);
      const other = `${body.slice(0, 4000)} again`;
      const edited = await send(
        `/api/comments/${answer.id}`,
        { body: other, reconsidered: true },
        { method: 'PATCH', as },
      );
      expect(await edited.json()).toMatchObject({ body: readBody(other), name: readName(name) });
      const { rev } = (await test.moderation.comment(answer.id))?.comment ?? {};
      await test.moderation.approve({ comment: answer.id, ifRev: rev ?? 0, moderator: 'mo' });
      const note = body.slice(0, 500);
      expect((await send(`/api/comments/${answer.id}/report`, { note })).status).toBe(204);
      const moderated = await test.moderation.comment(answer.id);
      expect(moderated?.notes).toEqual([readBody(note)]);
      expect(moderated?.comment).toMatchObject({ body: readBody(other), name: readName(name) });
    }
  });
});

describe('Every hostile text that is stored', () => {
  it('comes back equal as data: to everybody, and to its author', async () => {
    for (const thread of [test.thread, test.otherThread]) {
      const seen: Comment[] = [];
      for await (const { items } of pagesOf(`/api/threads/${thread}`))
        for (const root of items) seen.push(root, ...root.firstReplies);
      const mine = stored.filter((comment) => comment.thread === thread);
      const ids = new Set(mine.map(({ id }) => id));
      expect(inOrder(seen.filter(({ id }) => ids.has(id)))).toEqual(inOrder(mine));
    }
    const own: Comment[] = [];
    for await (const { items } of pagesOf('/api/comments/mine')) own.push(...items);
    expect(inOrder(own)).toEqual(inOrder(stored));
    expect(inOrder((await get('/api/comments/export')).comments)).toEqual(inOrder(stored));
  });

  it('is its words in feeds, which stay XML', async () => {
    const about = { title: hostileWords.join(' '), path: '/api/threads.atom', page: '/' };
    const comments = stored.map((comment) => ({ ...comment, replies: 0 }));
    const xml = await commentsFeed(test.site, about, comments);
    expect((await validateXML({ xml, normalization: 'c14n' })).errors).toEqual([]);
    const { entries = [] } = parseAtomFeed(xml);
    const squeezed = (text = '') => text.replace(/\s+/g, ' ').trim();
    const said = (name?: string, text?: string) => [squeezed(name), squeezed(text)];
    expect(entries.map(({ authors, content }) => said(authors?.[0]?.name, content?.value))).toEqual(
      stored.map(({ name, body }) => said(readable(name), bodyText(body))),
    );
  });

  it('is its words on every page of its author, whole in forms', async () => {
    const subject = await test.reader.subject(test.thread);
    const open = async (page: Parameters<typeof pages.inFrame>[1]) => {
      const html = await pages.inFrame('<title>PERSONAL-TITLE</title><main>PERSONAL-CONTENT</main>', page);
      expect(harmIn(html)).toEqual([]);
      const all = parseDocument(html);
      return (tag: string) =>
        getElementsByTagName(tag, all).map((element) => [element.attribs, textContent(element)]);
    };
    for (const comment of stored) {
      const { name, body } = comment;
      const own = ownComment(comment);
      const form = { ...comment, token: 't', attempt: 'a' };
      // Of the first line end in a field, browsers take nothing for text.
      const typed = [[expect.objectContaining({ name: 'body' }), `\n${body}`]];
      const named = [expect.objectContaining({ name: 'name', value: body }), ''];
      // A name that is too long for a comment is still shown in the form, to be shortened.
      const preview = await open(pages.previewPage({ ...form, name: body }, subject));
      expect(preview('textarea')).toEqual(typed);
      expect(preview('input')).toContainEqual(named);
      expect(preview('b')).toContainEqual([{ dir: 'auto' }, body]);
      const again = await open(pages.againPage(form, subject, [body]));
      expect(again('textarea')).toEqual(typed);
      expect(again('p')).toContainEqual([{}, body]);
      expect((await open(pages.editPage(own)))('textarea')).toEqual(typed);
      for (const page of [
        pages.receiptPage(own, subject),
        pages.deletePage(own),
        pages.reportPage({ ...comment, replies: 0 }, subject),
        pages.minePage({ items: [own] }, new Map([[own.thread, body]])),
      ])
        expect((await open(page))('b')).toContainEqual([{ dir: 'auto' }, name]);
    }
  });
});

const entry = resolve(process.env.PAGES_ENTRY ?? 'dist/server/entry.mjs');
const isBuilt = existsSync(entry);
if (!isBuilt) console.log('Pages are not tested: build them first with "npm run build".');

/** Of the site that the pages were built for. */
const { title: siteTitle } = await loadSite();

const things = z.looseObject({ '@graph': z.array(z.looseObject({ '@type': z.string() })) });
type Described = { '@type': string; text: string; author: { name: string }; comment?: Described[] };

describe.skipIf(!isBuilt)('Every hostile text on a page', () => {
  it('is its words, in its place, and in what the page says of itself', async () => {
    const { render }: { render: Render } = await import(pathToFileURL(entry).href);
    const site = createPages(test.reader, render);
    const byId = new Map(stored.map((comment) => [comment.id, comment]));
    const met = new Set<string>();
    const described: string[] = [];
    for (const thread of [test.thread, test.otherThread]) {
      let next: string | null = `/discuss/${thread}`;
      while (next) {
        const html = await (await site.request(next)).text();
        expect(harmIn(html), next).toEqual([]);
        const { document } = parseHTML(html);
        for (const element of document.querySelectorAll('.comment')) {
          const comment = byId.get(element.getAttribute('data-comment') ?? '');
          if (!comment) continue;
          met.add(comment.id);
          expect(element.querySelector('header b')?.textContent).toBe(comment.name);
          expect(element.closest('comment-thread')).not.toBeNull();
        }
        const data = document.querySelector('script[type="application/ld+json"]')?.textContent ?? '';
        described.push(...textsOf(things.parse(JSON.parse(data))['@graph'] as unknown as Described[]));
        next = document.querySelector('.older a[rel=next]')?.getAttribute('href') ?? null;
      }
    }
    expect([...met].sort()).toEqual(stored.map(({ id }) => id).sort());
    const missing = stored.filter(
      ({ name, body }) => !described.includes(JSON.stringify([name, readable(body)])),
    );
    expect(missing.map(words)).toEqual([]);
  });

  it('is its words at its permanent address, in titles and in what is said of the page', async () => {
    const { render }: { render: Render } = await import(pathToFileURL(entry).href);
    const page = await test.reader.thread(test.thread, { limit: 1 });
    const { title } = page?.subject ?? {};
    // Many of them in each name, longer than names can be: all of them, on pages that are soon made.
    const comments = packed(hostileWords).map((words, at) => {
      const said = { name: readName(words), body: readBody(words) };
      const [id, postedAt] = [`${at}`.padStart(18, '0'), '2026-11-24T09:00:00.000Z'];
      return { ...said, id, postedAt, thread: test.thread, replies: 0 };
    });
    const reader: Reader = {
      ...test.reader,
      thread: async () => page,
      replies: async () => ({ items: [] }),
      async comment(id) {
        const comment = comments.find((one) => one.id === id);
        return comment && page && { comment, subject: page.subject };
      },
    };
    const site = createPages(reader, render);
    for (const { id, thread, name, body } of comments) {
      const html = await (await site.request(`/discuss/${thread}/${id}`)).text();
      const said = { title: '', heading: '', description: '' };
      const all = parseDocument(html);
      for (const element of getElementsByTagName('title', all)) said.title = textContent(element);
      for (const { attribs } of getElementsByTagName('meta', all)) {
        if (attribs.property === 'og:title') said.heading = attribs.content ?? '';
        if (attribs.name === 'description') said.description = attribs.content ?? '';
      }
      const heading = `${name} on “${title}”`;
      const description = clip(bodyText(body).replace(/\s+/g, ' '), 160);
      expect(said).toEqual({ title: `${heading} · ${siteTitle}`, heading, description });
      expect(harmIn(html), id).toEqual([]);
    }
  });
});

/** Names and texts of all comments that a page describes to search engines. */
const textsOf = (all: Described[]): string[] =>
  all.flatMap(({ '@type': type, text, author, comment = [] }) => [
    ...(type === 'Comment' ? [JSON.stringify([author.name, text])] : []),
    ...textsOf(comment),
  ]);
