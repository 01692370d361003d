import { describe, expect, test } from 'vitest';
import {
  chaptersSchema,
  cuesOf,
  feedNames,
  feedXml,
  itemsOf,
  pathOf,
  published,
  realPeople,
  textsIn,
} from './sample-files.ts';

const speakers = ['Host', 'Co-host', 'Guest', 'Listener'];
const secondsIn = new Map([
  ['/sample/audio/short.mp3', 180],
  ['/sample/audio/middle.mp3', 320],
  ['/sample/audio/long.mp3', 490],
]);
const all = feedNames.flatMap((name) => itemsOf(name).map((item) => ({ name, item })));
const audioOf = ({ item }: (typeof all)[number]) => pathOf(item.enclosures?.[0]?.url ?? '');

describe.each([
  { name: 'the-kyle-anzalone-show', title: 'The Kyle Anzalone Show', count: 60 },
  { name: 'conflicts-of-interest', title: 'Conflicts of Interest', count: 40 },
])('the sample feed of $title', ({ name, title, count }) => {
  const items = itemsOf(name);

  test(`has ${count} items, each with words of its own`, () => {
    expect(items).toHaveLength(count);
    expect(new Set(items.map((item) => item.title)).size).toBe(count);
    expect(new Set(items.map((item) => item.description)).size).toBe(count);
    expect(new Set(items.map((item) => item.content?.encoded)).size).toBe(count);
  });

  test('says that it is a sample', () => {
    expect(feedXml(name).split('<item>')[0]).toMatch(/<description>[^<]*sample episodes/);
  });

  test('gives every item a guid of its own', () => {
    const guids = items.map((item) => item.guid?.value);
    expect(guids).not.toContain(undefined);
    expect(new Set(guids).size).toBe(count);
  });

  test('stays within the year that ends on 20 November 2026, newest first', () => {
    const times = items.map((item) => Date.parse(item.pubDate ?? '')).filter((time) => !Number.isNaN(time));
    expect(count - times.length).toBe(name === 'the-kyle-anzalone-show' ? 1 : 0);
    expect(times).toEqual([...times].sort((one, other) => other - one));
    expect(Math.min(...times)).toBeGreaterThan(Date.parse('2025-11-20T00:00:00Z'));
    expect(Math.max(...times)).toBeLessThan(Date.parse('2026-11-21T00:00:00Z'));
  });

  test('names no real person in any item, its show aside', () => {
    const [, ...xml] = feedXml(name).replaceAll(title, '').split('<item>');
    expect(xml.filter((item) => realPeople.test(item))).toEqual([]);
  });

  test('links to reserved example addresses only', () => {
    const [, ...xml] = feedXml(name).split('<item>');
    const hosts = [...xml.join('').matchAll(/https?:\/\/([^/"&<\s]+)/g)].map(([, host = '']) => host);
    expect(hosts.length).toBeGreaterThan(100);
    expect(hosts.filter((host) => !/(?:^|\.)example(?:\.com)?$/.test(host))).toEqual([]);
  });
});

test('enclosures state the true size and type of files that are here', () => {
  const enclosures = all.flatMap(({ item }) => item.enclosures ?? []);
  expect(enclosures).toHaveLength(99);
  expect(new Set(enclosures.map(({ url }) => url)).size).toBe(99);
  for (const { url = '', length, type } of enclosures) {
    expect({ url, length, type }).toEqual({ url, length: published(url).byteLength, type: 'audio/mpeg' });
  }
});

test('durations are those of the audio, except where a feed is broken on purpose', () => {
  const stated = all.filter(({ item }) => typeof item.itunes?.duration === 'number');
  expect(stated).toHaveLength(98);
  for (const entry of stated) expect(entry.item.itunes?.duration).toBe(secondsIn.get(audioOf(entry)));
});

test('the audio is 8 kbit/s with ID3 tags, so a thousand bytes are a second', () => {
  for (const [path, length] of secondsIn) {
    const bytes = published(path);
    expect(bytes.subarray(0, 3).toString()).toBe('ID3');
    expect(bytes.includes('TIT2') && bytes.includes('TPE1') && bytes.includes('TALB')).toBe(true);
    expect(Math.abs(bytes.byteLength / 1000 - length)).toBeLessThan(1.5);
  }
  expect(
    published('/sample/audio/long.mp3')
      .toString('latin1')
      .match(/CHAP\0/g),
  ).toHaveLength(5);
});

test('chapters begin at zero, rise, and end before the audio does', () => {
  const withChapters = all.filter(({ item }) => item.podcast?.chapters);
  expect(withChapters).toHaveLength(textsIn('public/sample/chapters').length);
  for (const entry of withChapters) {
    const text = published(entry.item.podcast?.chapters?.url ?? '').toString();
    const starts = chaptersSchema.parse(JSON.parse(text)).chapters.map(({ startTime }) => startTime);
    expect(starts[0]).toBe(0);
    expect(starts).toEqual([...new Set(starts)].sort((one, other) => one - other));
    expect(Math.max(...starts)).toBeLessThan(secondsIn.get(audioOf(entry)) ?? 0);
    expect(text).not.toMatch(realPeople);
  }
});

test('transcripts are spoken by roles, in order, within the audio', () => {
  const withTranscript = all.filter(({ item }) => item.podcast?.transcripts?.length);
  expect(withTranscript).toHaveLength(textsIn('public/sample/transcripts').length);
  for (const entry of withTranscript) {
    const cues = cuesOf(entry.item.podcast?.transcripts?.[0]?.url ?? '');
    expect(cues.length).toBeGreaterThan(25);
    let last = 0;
    for (const { start, end, speaker, text } of cues) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      expect(speakers).toContain(speaker);
      expect(text).not.toMatch(realPeople);
      last = end;
    }
    expect(last).toBeLessThan(secondsIn.get(audioOf(entry)) ?? 0);
  }
});
