import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDiscussions } from '../comments/recount.ts';
import { hasComments } from '../comments/support/corpus.ts';
import { corpusFolder, corpusText } from '../feed/corpus.ts';
import { seenOf, siteWithEpisodes } from './support/site.ts';

const files = hasComments
  ? readdirSync(`${corpusFolder}/comments`).filter((name) => name.endsWith('.xml'))
  : [];

type Counted = { address: string; all: number; shown: number };

const textIn = (block: string, tag: string): string =>
  (new RegExp(`<${tag}(?:\\s[^>]*)?>([\\s\\S]*?)</${tag}>`).exec(block)?.[1] ?? '')
    .replace(/^\s*<!\[CDATA\[([\s\S]*)\]\]>\s*$/, '$1')
    .trim();
const blocksOf = (text: string, tag: string): string[] =>
  [...text.matchAll(new RegExp(`<${tag}(?:\\s[^>]*[^/])?>[\\s\\S]*?</${tag}>`, 'g'))].map(([block]) => block);

/** Counted by searching the text, without a parser: comments of each page that has any. */
function counted(file: string): Counted[] {
  const text = corpusText(`comments/${file}`).replace(/<!--[\s\S]*?-->/g, '');
  const threads = text.includes('<disqus') ? countedDisqus(text) : countedWordpress(text);
  return threads.filter(({ all }) => all > 0);
}

function countedDisqus(text: string): Counted[] {
  const posts = blocksOf(text, 'post');
  return blocksOf(text, 'thread').map((thread) => {
    const id = /dsq:id="([^"]*)"/.exec(thread)?.[1] ?? '';
    const own = posts.filter((post) => /<thread dsq:id="([^"]*)"/.exec(post)?.[1] === id);
    const shown = own.filter(
      (post) => textIn(post, 'isDeleted') !== 'true' && textIn(post, 'isSpam') !== 'true',
    );
    return { address: textIn(thread, 'link'), all: own.length, shown: shown.length };
  });
}

function countedWordpress(text: string): Counted[] {
  return blocksOf(text, 'item').map((item) => {
    const own = blocksOf(item, 'wp:comment').filter(
      (comment) => !['pingback', 'trackback'].includes(textIn(comment, 'wp:comment_type')),
    );
    const shown = own.filter((comment) => textIn(comment, 'wp:comment_approved') === '1');
    return { address: textIn(item, 'link'), all: own.length, shown: shown.length };
  });
}

describe.skipIf(!hasComments).each(files)('the real export %s', (file) => {
  it('comes in whole: as many comments in each discussion as an independent count finds', async () => {
    const pages = counted(file);
    const site = await siteWithEpisodes(pages.map(({ address }) => address));
    const report = await site.import(corpusText(`comments/${file}`));
    const all = pages.reduce((sum, page) => sum + page.all, 0);
    expect(report).toMatchObject({ imported: all, unchanged: 0, unmapped: 0, threads: { unmapped: [] } });
    const counts = await site.reader.counts(site.threads);
    expect(site.threads.map((thread) => counts[thread])).toEqual(pages.map(({ shown }) => shown));
    checkDiscussions(await site.dump());
  });

  it('changes nothing when it is brought in again', async () => {
    const site = await siteWithEpisodes(counted(file).map(({ address }) => address));
    const { imported } = await site.import(corpusText(`comments/${file}`));
    const before = await seenOf(site.reader, site.threads);
    const rows = await site.dump();
    expect(await site.import(corpusText(`comments/${file}`))).toMatchObject({
      imported: 0,
      unchanged: imported,
    });
    expect(await seenOf(site.reader, site.threads)).toBe(before);
    expect(await site.dump()).toEqual(rows);
  });
});
