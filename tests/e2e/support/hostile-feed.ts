import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { feedOf, item } from '../../support/feeds.ts';

const own = [
  '<script>window.taken=1</script>',
  '<img src=x onerror="window.taken=1">',
  '"><svg onload=window.taken=1>',
  '<a href="javascript:window.taken=1">press</a>',
  '<style>body{display:none}</style>',
  '<iframe srcdoc="<script>parent.taken=1</script>"></iframe>',
  '</script><script>window.taken=1</script>',
  '\u202Egnol\u202C',
  'W'.repeat(600),
];
const vectorsPerEpisode = 40;

/** Hostile strings: ours, and those of the corpus when it is there. */
export function hostileStrings(): string[] {
  const corpus = resolve(process.env.CORPUS ?? '../shared/corpus', 'comments/xss-vectors.jsonl');
  if (!existsSync(corpus)) {
    console.log(`Hostile strings of the corpus are left out: there is no ${corpus}.`);
    return own;
  }
  const lines = readFileSync(corpus, 'utf8').trim().split('\n');
  return [...own, ...lines.map((line) => String(JSON.parse(line).v))];
}

/** A feed whose titles and notes are nothing but attacks. */
export function writeHostileFeed(folder: string): string {
  const strings = hostileStrings().map((text) => text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD]/g, ''));
  const items: string[] = [];
  for (let at = 0; at < strings.length; at += vectorsPerEpisode) {
    const some = strings.slice(at, at + vectorsPerEpisode);
    items.push(
      item({
        guid: `hostile-${at}`,
        title: some.slice(0, 3).join(' ') || 'Hostile',
        notes: some.map((text) => `<p>${text}</p>`).join('\n'),
        date: new Date(Date.UTC(2020, 0, 1, 0, at)),
      }),
    );
  }
  const file = join(folder, 'hostile.xml');
  writeFileSync(file, feedOf(items));
  return file;
}
