import { satteri } from '@astrojs/markdown-satteri';
import { parseHTML } from 'linkedom';
import { articleFromPage } from '../../../shared/articles/writing/from-page.ts';
import type { Stated } from '../../../shared/articles/writing/write-entry.ts';
import { parseSite } from '../../../shared/site/parse.ts';
import { corpusFolder } from '../../feed/corpus.ts';

/** A site whose author writes for two outlets and hosts two shows; all of it is made up. */
export const site = parseSite({
  title: 'Ada Example',
  description: 'Articles and shows.',
  url: 'https://ada.example',
  people: [{ slug: 'ada-example', name: 'Ada Example', role: 'Writer', bio: 'Ada Example writes.' }],
  shows: [show('night-ferry', 'The Night Ferry'), show('low-water', 'Low Water')],
  outlets: [
    {
      slug: 'daily-lamp',
      name: 'The Daily Lamp',
      hosts: ['lamp.example'],
      boilerplate: ['Keep the lamp burning.', 'Read by candle light'],
    },
    { slug: 'harbour-review', name: 'Harbour Review', hosts: ['harbour.example'] },
  ],
  comments: { mode: 'trusted', closeAfterDays: 90, policyVersion: '1' },
});

function show(slug: string, title: string) {
  return {
    slug,
    title,
    description: 'A show.',
    hosts: ['ada-example'],
    feed: `/sample/${slug}.xml`,
    accent: '#8a1c13',
  };
}

export const headline = 'The ferry that left before its own timetable';
export const dek = 'For nine days a boat arrived before anybody had seen it leave';
export const paragraphs = [
  'The first to notice was the harbour clerk, who writes down every boat twice: once when it leaves and once when it arrives. On Monday the second line was there before the first.',
  '“I thought that I had dreamt it,” she said. “Then I looked at the ink — and it was dry.” The harbour master’s book says the same, in a different hand.',
  'Nobody lost anything by it. The post came early, the bread came early, and the schoolteacher who is always late was, for nine days, on time.',
  'On the tenth morning the boat left at seven and arrived at eight, as printed. The clerk has kept the page.',
];
export const bio =
  'Ada Example is a writer at The Daily Lamp and a contributor to Harbour Review. She hosts The Night Ferry and is co-host of Low Water with a friend.';
export const discussion = [
  'Join the Discussion!',
  'We welcome thoughtful and respectful comments. Whatever is rude about The Daily Lamp will be removed.',
  'For more details, please see our Comment Policy.',
];

export const today = '2026-11-20';
export const pasted = (...blocks: string[]): string => blocks.join('\n\n');
export const wholePage = pasted(headline, dek, ...paragraphs, bio, ...discussion);
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const written = (page: string | Uint8Array, stated: Stated = {}) =>
  articleFromPage(typeof page === 'string' ? bytes(page) : page, stated, site, today);

const renderer = satteri({ features: { smartPunctuation: false } }).createRenderer({
  syntaxHighlight: false,
});

/** The blocks of an entry as the site renders them: the words of each paragraph, heading, item and quote. */
export async function rendered(markdown: string): Promise<{ words: string[]; html: string }> {
  const { code } = await (await renderer).render(markdown);
  const { document } = parseHTML(`<html><body>${code}</body></html>`);
  const leaves = [...document.querySelectorAll('p, h2, h3, h4, li, pre')].filter(
    (element) => !element.querySelector('p, li'),
  );
  return {
    html: code,
    words: leaves.map((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim()),
  };
}

export const realPage = `${corpusFolder}/article-page-pasted.txt`;
