import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { createPages, type Render } from '../../functions/pages/app.ts';
import { fakeData } from './fake-data.ts';
import { fakeReader } from './fake-reader.ts';
import { withThread } from './fake-thread.ts';

const entry = resolve(process.env.PAGES_ENTRY ?? 'dist/server/entry.mjs');
const built = existsSync(entry);
if (!built) console.log('Pages are not tested: build them first with "npm run build".');

const reader = withThread(fakeReader(fakeData()));
const discussion = '/discuss/episode-con0200';
const episode = '/conflicts-of-interest/con0200-the-bridge-that-was-opened-twice';

async function get(path: string, from = reader): Promise<Response> {
  const { render }: { render: Render } = await import(pathToFileURL(entry).href);
  return createPages(from, render).request(path);
}
const htmlOf = async (path: string, from = reader) => (await get(path, from)).text();

describe.skipIf(!built)('a discussion in pages', () => {
  test('stands in its episode’s page and on pages of its own, kept for half a minute', async () => {
    for (const path of [discussion, `${discussion}/latest`, `${discussion}/c4`]) {
      const response = await get(path);
      expect(response.status, path).toBe(200);
      expect(response.headers.get('cache-control'), path).toBe(
        'public, max-age=0, s-maxage=30, stale-if-error=604800',
      );
      expect(response.headers.get('cache-tag'), path).toBe('thread:episode-con0200');
    }
    const html = await htmlOf(episode);
    expect(html).toMatch(/Join the discussion\s*<span class="comment-count">7<\/span>/);
    expect(html).toContain('id="c-c2"');
    const feed = '/api/threads/episode-con0200/comments.atom';
    expect(html).toContain(
      `<link rel="alternate" type="application/atom+xml" title="Comments: The bridge that was opened twice" href="${feed}">`,
    );
    expect(html).toContain(`<a href="${feed}"`);
    expect(html).toContain(`action="/api/threads/episode-con0200/comments"`);
  });

  test('says beside its form where one finds what waits for a moderator, whoever runs no script', async () => {
    const form = /<form[^>]*class="comment-form"[\s\S]*?<\/form>/.exec(await htmlOf(discussion))?.[0] ?? '';
    expect(form).toMatch(
      /What waits for a moderator stands under\s+<a href="\/api\/comments\/mine" rel="nofollow">your comments<\/a>\./,
    );
  });

  test('shows what was written as words, and moments as buttons of the player', async () => {
    const html = await htmlOf(discussion);
    expect(html).not.toContain('<script>window.taken');
    expect(html).not.toContain('<b onclick');
    expect(html).toContain('&lt;script&gt;window.taken=1&lt;/script&gt;');
    expect(html).toContain('<em>they</em>');
    expect(html).toContain(
      '<time-button data-at="754"><a class="at" href="/sample/audio/long.mp3#t=754">12:34</a>',
    );
    expect(html).toMatch(/<time-button data-at="62">\s*<a class="at" href="\/sample\/audio\/long.mp3#t=62">/);
  });

  test('says what became of a comment that was removed, and keeps the answers to it', async () => {
    const html = await htmlOf(discussion);
    expect(html).toContain('Its author removed this comment.');
    expect(html).toContain('Words of c5.');
  });

  test('leads on to other orders, older comments and more replies by links', async () => {
    const html = await htmlOf(discussion);
    expect(html).toContain(`href="${discussion}?order=oldest"`);
    expect(html).toContain(`href="${discussion}?order=discussed"`);
    expect(html).toContain(`href="${discussion}?cursor=next"`);
    expect(html).toMatch(new RegExp(`href="${discussion}/c2#c-c2">\\s*3 more replies`));
    const ordered = await htmlOf(`${discussion}?order=oldest`);
    expect(ordered).toContain(`href="${discussion}?order=oldest&amp;cursor=next"`);
    expect((await get(`${discussion}?order=loudest`)).status).toBe(404);
  });

  test('has a permanent address for every comment, marked in its conversation, with a form to answer it', async () => {
    const html = await htmlOf(`${discussion}/c4`);
    expect(html).toMatch(/id="c-c4"[^>]*aria-current="true"/);
    expect(html).toContain('id="c-c2"');
    expect(html).toContain('<input type="hidden" name="replyTo" value="c4">');
  });

  test('sends a comment’s wrong address to its own, and knows nothing of what is not to be seen', async () => {
    const moved = await get('/discuss/article-something-else/c4');
    expect(moved.status).toBe(301);
    expect(moved.headers.get('location')).toBe(`${discussion}/c4#c-c4`);
    for (const path of [
      `${discussion}/c1`,
      `${discussion}/c9`,
      '/discuss/episode-unknown',
      '/discuss/x/latest',
    ])
      expect((await get(path)).status, path).toBe(404);
  });

  test('that is closed says so, and takes nothing', async () => {
    const closed = withThread(fakeReader(fakeData()), { isClosed: true });
    const html = await htmlOf(discussion, closed);
    expect(html).toContain('This discussion is closed.');
    expect(html).not.toContain('<form');
    expect(html).not.toContain('data-reply');
  });

  test('marks the moments of all of it on the episode’s line, whatever is on the page', async () => {
    const moments = [62, 63, 700, 1499].map((second, at) => ({
      ...{ id: `old-${at}`, thread: 'episode-con0200', name: 'Ada', second },
    }));
    const html = await htmlOf(episode, { ...reader, moments: async () => moments });
    expect([...html.matchAll(/<circle cx="([\d.]+%)"/g)].map(([, share]) => share)).toEqual([
      '2.1%',
      '2.2%',
      '24.1%',
      '51.7%',
    ]);
    expect(await htmlOf(episode, { ...reader, moments: async () => [] })).not.toContain('comment-marks');
  });

  test('comes as a part of a page for those who have it open', async () => {
    const html = await htmlOf(`${discussion}/latest`);
    expect(html.trim()).toMatch(/^<div class="comments" data-count="7">/);
    expect(html).not.toMatch(/<html|<head>|<script/);
  });
});
