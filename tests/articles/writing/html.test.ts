import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { articleFromPage } from '../../../shared/articles/writing/from-page.ts';
import { WritingError } from '../../../shared/articles/writing/writing-error.ts';
import { titleKey } from '../../../shared/text/title-key.ts';
import { corpusFolder, hasCorpus } from '../../feed/corpus.ts';
import { bio, dek, discussion, headline, paragraphs, rendered, site, today, written } from './pages.ts';

const address = 'https://lamp.example/2026/11/03/the-ferry';
const article = paragraphs.map((text) => `<p>${text}</p>`).join('\n');
const page = (body: string, head = '') => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${headline} - The Daily Lamp</title>
<meta name="description" content="${dek}"><link rel="canonical" href="${address}">${head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<main><article><h1>${headline}</h1>${body}</article></main>
<aside><h3>Trending</h3><ul><li><a href="/b">A second boat that nobody expected</a></li></ul></aside>
<footer><p>© 2026 The Daily Lamp. All rights reserved.</p></footer></body></html>`;
const closing = `<div class="author"><p>${bio}</p></div><h3>${discussion[0]}</h3><p>${discussion[1]}</p>`;

describe('a page saved as HTML', () => {
  it('becomes the same entry as the page copied as text, with its address and date', async () => {
    const { entry, missing } = written(page(`<p class="byline">By Ada Example</p>${article}${closing}`));
    expect(entry).toMatchObject({
      headline,
      dek,
      author: 'ada-example',
      shows: ['night-ferry', 'low-water'],
      outlet: 'daily-lamp',
      originalUrl: address,
      date: '2026-11-03',
    });
    expect((await rendered(entry.body)).words).toEqual(paragraphs);
    expect(missing).toEqual(['kind']);
  });

  it('is the article that was opened, not those that the site adds below it for readers who scroll on', async () => {
    const long = Array.from(
      { length: 30 },
      (_, at) => `<p>${'A long sentence about bridges. '.repeat(8)}${at}</p>`,
    );
    const next = `<div class="next"><div><h1>Another bridge</h1><div>${long.join('')}</div></div></div>`;
    const { entry } = written(page(`<div>${article}</div>${next}`));
    expect((await rendered(entry.body)).words).toEqual(paragraphs);
  });

  it('keeps headings, lists, quotes, emphasis and links, which become absolute', async () => {
    const { entry } = written(
      page(`${article}<h2>What the book says</h2><p>It was <em>dry</em>, and <b>early</b>: see <a href="/book_(1)?a=1">the book</a> or <a href="javascript:alert(1)">this</a>.</p>
        <ul><li>Left at <a href="https://harbour.example/x">seven</a></li><li>Arrived at six</li></ul><ol start="3"><li>Ask again</li></ol>
        <blockquote><p>“It was dry.”</p><p>— The clerk</p></blockquote>`),
    );
    const { html } = await rendered(entry.body);
    expect(html).toMatch(/<h2[^>]*>What the book says<\/h2>/);
    expect(html).toContain(
      'It was <em>dry</em>, and <strong>early</strong>: see <a href="https://lamp.example/book_(1)?a=1">the book</a> or this.',
    );
    expect(html).toMatch(
      /<li>Left at <a href="https:\/\/harbour.example\/x">seven<\/a><\/li>\s*<li>Arrived at six<\/li>/,
    );
    expect(html).toMatch(/<ol start="3">\s*<li>Ask again<\/li>/);
    expect(html).toMatch(/<blockquote>\s*<p>“It was dry.”<\/p>\s*<p>— The clerk<\/p>\s*<\/blockquote>/);
  });

  it('has emphasis only where Markdown recognises it, and every word in any case', async () => {
    const { entry } = written(
      page(
        `${article}<p>So<b>, he said,</b> it was<i>n’t</i> <b>“late.”</b>But <strong>early <br></strong>it <em>was_so</em>*.</p>`,
      ),
    );
    const { words, html } = await rendered(entry.body);
    expect(words.at(-1)).toBe('So, he said, it wasn’t “late.”But early it was_so*.');
    expect(html).not.toMatch(/\*\*|<strong>\s/);
  });

  it('leaves pictures, players and scripts out, and says so', () => {
    const { entry, leftOut } = written(
      page(
        `<figure><img src="/a.jpg"><figcaption>A boat</figcaption></figure>${article}<p><img src="/b.jpg"></p><script>alert(1)</script><p><iframe src="https://www.youtube.com/embed/x"></iframe></p>`,
      ),
    );
    expect(entry.body).not.toMatch(/!\[|<|alert|A boat/);
    expect(leftOut.join()).toContain('picture');
  });

  it('has the line below its headline as dek, before what its head says for search engines', async () => {
    const second = 'Nine days on which a boat was early, as the clerk wrote them down';
    for (const line of [`<h2>${second}</h2>`, `<p class="article-subtitle">${second}</p>`]) {
      const { entry } = written(page(`${line}<p class="meta">By Ada Example</p>${article}`));
      expect(entry.dek).toBe(second);
      expect((await rendered(entry.body)).words).toEqual(paragraphs);
    }
  });

  it('may be a piece of a page', async () => {
    const { entry } = written(`<h1>${headline}</h1>${article}`, { url: address });
    expect(entry).toMatchObject({ headline, originalUrl: address, outlet: 'daily-lamp' });
    expect((await rendered(entry.body)).words).toEqual(paragraphs);
  });

  it('says that it is an opinion in its data', () => {
    const data = JSON.stringify({
      '@context': 'https://schema.org',
      '@type': 'OpinionNewsArticle',
      headline,
      author: { name: 'Bo Writer' },
      datePublished: '2026-11-02T10:00:00Z',
    });
    const { entry } = written(page(article, `<script type="application/ld+json">${data}</script>`));
    expect(entry).toMatchObject({ kind: 'opinion', author: 'Bo Writer', date: '2026-11-02T10:00:00.000Z' });
  });
});

describe.skipIf(!hasCorpus)('real pages', () => {
  const schema = z.array(
    z.object({ file: z.string(), ogtitle: z.nullable(z.string()), canonical: z.nullable(z.string()) }),
  );
  const index = hasCorpus
    ? schema.parse(JSON.parse(readFileSync(join(corpusFolder, 'articles/index.json'), 'utf8')))
    : [];

  it('become entries without markup, or say that they hold no article', async () => {
    const told: string[] = [];
    for (const { file, canonical } of index) {
      try {
        const { entry } = articleFromPage(readFileSync(join(corpusFolder, file)), {}, site, today);
        const { html, words } = await rendered(entry.body);
        expect(html, file).not.toMatch(
          /<(?!\/?(?:p|a|h[2-6]|ul|ol|li|blockquote|br|em|strong|pre|code|hr|del|table|thead|tbody|tr|td|th)\b)[a-z!]/i,
        );
        expect(words.length, file).toBeGreaterThan(1);
        if (canonical?.startsWith('http') && new URL(canonical).pathname.length > 1) {
          expect(new URL(entry.originalUrl ?? '').pathname, file).toBe(new URL(canonical).pathname);
        }
      } catch (error) {
        if (!(error instanceof WritingError)) throw error;
        told.push(file);
      }
    }
    // Three of them have an empty body.
    expect(told).toHaveLength(3);
  });

  it('have their headline', () => {
    const titled = index.filter(
      ({ file, ogtitle }) => ogtitle && readFileSync(join(corpusFolder, file)).length > 1000,
    );
    const right = titled.filter(({ file, ogtitle }) => {
      const { entry } = articleFromPage(readFileSync(join(corpusFolder, file)), {}, site, today);
      const [one, other] = [titleKey(entry.headline), titleKey(ogtitle ?? '')];
      return one.includes(other) || other.includes(one);
    });
    expect(right.length / titled.length).toBeGreaterThanOrEqual(0.9);
  });
});
