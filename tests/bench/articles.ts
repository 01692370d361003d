import { findArticleLinks } from '../../shared/articles/find-links.ts';
import { readArticlePage } from '../../shared/articles/page/read.ts';
import { inventSpeech } from './invented-speech.ts';
import type { Figure } from './run.ts';

const speech = inventSpeech(7);
const sentence = (words: number) => `${speech.say(words)}.`;
const address = 'https://gazette.example/2026/02/ferry-runs-again';

/** Articles: reading their pages, and finding links to them in notes. */
export async function benchArticles({ short }: { short: boolean }): Promise<Figure[]> {
  const rounds = short ? 5 : 60;
  const [usual, large] = [page(300_000), page(5_000_000)];
  const before = process.memoryUsage().rss;
  const figures: Figure[] = [
    {
      what: 'article page of 300 kB, p50',
      value: median(rounds, () => readArticlePage(usual, address)),
      unit: 'ms',
      budget: 10,
    },
    {
      what: 'article page of 5 MB, of which 1.5 are read, p50',
      value: median(short ? 2 : 10, () => readArticlePage(large, address)),
      unit: 'ms',
    },
  ];
  const grown = Math.max(0, process.memoryUsage().rss - before) / 1e6;
  const [usualNotes, long] = [notes(4_000), notes(100_000)];
  return [
    ...figures,
    { what: 'article pages: memory that reading them took', value: grown, unit: 'MB', budget: 150 },
    {
      what: 'article links in notes of 4 kB, p50',
      value: median(rounds, () => find(usualNotes)),
      unit: 'ms',
    },
    { what: 'article links in notes of 100 kB, p50', value: median(rounds, () => find(long)), unit: 'ms' },
  ];
}

const find = (html: string) =>
  findArticleLinks(html, {
    outlets: [],
    show: { title: 'A Show' },
    siteUrl: 'https://companion.example',
    boilerplate: new Set(),
  });

/** A page as outlets make them: a full head, JSON-LD, much markup around few words. */
function page(bytes: number): Uint8Array {
  const head = `<!doctype html><html><head><meta charset="utf-8"><title>${sentence(8)} | Gazette</title><link rel="canonical" href="${address}">
    <meta property="og:title" content="${sentence(8)}"><meta property="og:image" content="https://cdn.example/ferry.jpg">
    <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"${sentence(8)}","datePublished":"2026-02-03T10:00:00Z","author":{"@type":"Person","name":"Ada Lund"},}]}</script></head><body>`;
  const block = () =>
    `<div class="block" data-id="1"><a href="/a?b=1&amp;c=2"><img src="/i.jpg" alt="${speech.say(4)}"></a><p>${sentence(30)}</p></div>\n`;
  let html = head;
  while (html.length < bytes) html += block();
  return new TextEncoder().encode(html);
}

function notes(bytes: number): string {
  let html = '';
  for (let at = 0; html.length < bytes; at += 1) {
    html += `<p>${sentence(12)} <a href="https://gazette.example/2026/02/${at}-${speech.say(4).replaceAll(' ', '-')}">[Link]</a></p>`;
  }
  return html;
}

function median(rounds: number, run: () => unknown): number {
  run();
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return times.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
}
