import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseRssFeed } from 'feedsmith';
import * as z from 'zod/mini';

/** Hosts of the two shows and guests heard on them: none of them may appear in what was made up. */
export const realPeople =
  /Anzalone|Freeman|DeCamp|\bHorton\b|MacLeod|MacFarlane|Saady|Will Porter|Connor\b|\bKyle\b/i;

const web = join(import.meta.dirname, '../../web');

/** The bytes of a file that a feed names by its path on the site. */
export const published = (path: string): Buffer => readFileSync(join(web, 'public', pathOf(path)));
export const pathOf = (address: string): string => new URL(address, 'https://site.example').pathname;

export const feedNames = ['the-kyle-anzalone-show', 'conflicts-of-interest'];
export const feedXml = (name: string): string => published(`/sample/${name}.xml`).toString();
export const itemsOf = (name: string) => parseRssFeed(feedXml(name)).items ?? [];

export const textsIn = (folder: string): { name: string; text: string }[] =>
  readdirSync(join(web, folder))
    .filter((name) => /\.\w+$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(web, folder, name), 'utf8') }));

/** The head of an article: one `name: value` a line between two lines of dashes. */
export function readArticle(text: string): { head: Record<string, string>; body: string } {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const pairs = head.split('\n').map((line): [string, string] => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon), line.slice(colon + 2)];
  });
  return { head: Object.fromEntries(pairs), body };
}

export const chaptersSchema = z.object({
  version: z.string(),
  chapters: z.array(z.object({ startTime: z.number(), title: z.string(), url: z.optional(z.string()) })),
});

export type Cue = { start: number; end: number; speaker: string; text: string };

const segmentsSchema = z.object({
  segments: z.array(
    z.object({ startTime: z.number(), endTime: z.number(), speaker: z.string(), body: z.string() }),
  ),
});

/** Cues of a sample transcript in VTT, SRT or JSON. */
export function cuesOf(path: string): Cue[] {
  const text = published(path).toString();
  if (path.endsWith('.json')) {
    return segmentsSchema.parse(JSON.parse(text)).segments.map(({ startTime, endTime, speaker, body }) => ({
      start: startTime,
      end: endTime,
      speaker,
      text: body,
    }));
  }
  const cue = /([\d:.,]+) --> ([\d:.,]+)\n(?:<v ([\w-]+)>|([\w-]+): )(.+)/g;
  return [...text.matchAll(cue)].map(([, start = '', end = '', voice, name, words = '']) => ({
    start: seconds(start),
    end: seconds(end),
    speaker: voice ?? name ?? '',
    text: words.replace('</v>', ''),
  }));
}

/** `H:MM:SS`, `M:SS` or seconds, with an optional fraction, as seconds. */
export const seconds = (clock: string): number =>
  clock
    .replace(',', '.')
    .split(':')
    .reduce((total, part) => total * 60 + Number(part), 0);
