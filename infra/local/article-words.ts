import type { Entry, Fact, WrittenEntry } from '../../shared/articles/writing/entry.ts';
import type { Placement } from '../../shared/articles/writing/place-entry.ts';

/** What was done with an entry, or would be, in one line. */
export function describeOutcome(outcome: Placement['outcome'], file: string, isDry: boolean): string {
  const done = (word: string) => `✓ ${isDry ? `Not ${word.toLowerCase()}, as asked` : word}: ${file}`;
  switch (outcome) {
    case 'created':
      return done('Written');
    case 'updated':
      return done('Updated');
    case 'unchanged':
      return `✓ Already there: ${file}`;
    case 'edited':
      return `✗ ${file} was edited by hand, so it stays as it is: --overwrite replaces it.`;
  }
}

/** What stands in for a fact that is nowhere on the page, and how to state it. */
const absent: Record<Fact, string> = {
  dek: 'not found: the first sentence stands in',
  author: 'not found: --author "A Name" sets it',
  date: 'not found: today stands in for a new entry, --date 2026-08-15 sets it',
  kind: 'not stated: --kind opinion changes it',
  outlet: 'not recognised: --outlet sets it',
  originalUrl: 'not found: --url https://… sets the canonical link',
  shows: 'none of the configuration is named in a bio',
};

const labels: [keyof Entry & Fact, string][] = [
  ['dek', 'dek'],
  ['author', 'author'],
  ['date', 'date'],
  ['kind', 'kind'],
  ['outlet', 'outlet'],
  ['originalUrl', 'original'],
  ['shows', 'shows'],
];

/** Each fact of an entry, where it comes from, and what was left out: for the person at the terminal. */
export function describeEntry(entry: Entry, written: WrittenEntry, people: { slug: string }[]): string {
  const facts = labels.map(([fact, label]) => {
    const value = [entry[fact]].flat().filter(Boolean).join(', ');
    const from = written.found[fact] ?? absent[fact];
    return line(label, value ? `${value} (${from})` : from);
  });
  const isStranger = written.found.author && !people.some(({ slug }) => slug === entry.author);
  const { dropped, leftOut } = written;
  return [
    line('headline', entry.headline),
    ...facts,
    ...(isStranger
      ? [line('', `${entry.author} is nobody in people of the configuration: the name stands as it is`)]
      : []),
    ...(dropped.length > 0
      ? [line('taken off', dropped.map((text) => `“${shortened(text)}”`).join(' · '))]
      : []),
    ...(leftOut.length > 0 ? [line('left out', leftOut.join(', '))] : []),
  ].join('\n');
}

const line = (label: string, text: string): string => `  ${label.padEnd(9)} ${text}`;
const shortened = (text: string): string => (text.length > 50 ? `${text.slice(0, 49).trimEnd()}…` : text);
