import { describe, expect, it } from 'vitest';
import { episodeFactsSchema } from '../../shared/episode.ts';
import type { FeedReading } from '../../shared/feed/read.ts';
import { FeedError, problemSchema } from '../../shared/problem.ts';
import { corpusFile, hasCorpus, malformedFiles, realFeeds } from './corpus.ts';
import { read } from './feeds.ts';

const attempt = (file: string): FeedReading | FeedError => {
  try {
    return read(corpusFile(file));
  } catch (error) {
    if (error instanceof FeedError) return error;
    throw error;
  }
};

/** What holds for every reading, whatever the feed. */
function expectSound({ items, itemsSeen, problems }: FeedReading) {
  const setAside = problems.filter((problem) => problem.setAside);
  expect(items.length + setAside.length).toBe(itemsSeen);
  for (const { facts, notesHtml, position } of items) {
    episodeFactsSchema.parse(facts);
    expect(facts.headline).not.toBe('');
    expect(facts.title.length).toBeLessThanOrEqual(500);
    expect(facts.summary.length).toBeLessThanOrEqual(280);
    expect(facts.enclosure?.url).toMatch(/^https?:\/\//);
    expect(Number.isNaN(Date.parse(facts.publishedAt))).toBe(false);
    expect(Buffer.byteLength(notesHtml)).toBeLessThanOrEqual(100_000);
    expect(position).toBeGreaterThan(0);
  }
  for (const problem of problems) {
    problemSchema.parse(problem);
    expect(problem.sentence).toMatch(/^[A-Z].*\.$/s);
  }
  const guids = items.flatMap(({ identity }) => identity.guid ?? []);
  expect(new Set(guids).size).toBe(guids.length);
}

describe.skipIf(!hasCorpus)('real feeds', () => {
  it.each(realFeeds)(
    '$file ($verdict) is read, and each of its items accounted for',
    ({ file, items, verdict }) => {
      const outcome = attempt(file);
      if (outcome instanceof FeedError) {
        expect(verdict).toBe('contested');
        return;
      }
      if (items !== null) expect(outcome.itemsSeen).toBe(items);
      expectSound(outcome);
    },
  );

  it('read twice give the same', () => {
    for (const { file } of realFeeds.slice(0, 20)) expect(attempt(file)).toEqual(attempt(file));
  });
});

describe.skipIf(!hasCorpus)('damaged feeds and web pages', () => {
  it.each(malformedFiles)('%s is read with what was set aside named, or refused with a sentence', (file) => {
    const outcome = attempt(file);
    if (file.endsWith('.html')) {
      expect(outcome).toMatchObject({
        code: 'web-page',
        message: 'This address answers a web page, not a feed.',
      });
    } else if (outcome instanceof FeedError) {
      expect(outcome.message).toMatch(/\.$/);
    } else {
      expectSound(outcome);
    }
  });
});
