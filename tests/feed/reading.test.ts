import { afterEach, describe, expect, it } from 'vitest';
import { createFeedParser } from '../../functions/sync/reading.ts';
import { FeedError } from '../../shared/problem.ts';
import { context, item, read, rss } from './feeds.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const good = rss(item() + item('', { enclosure: '' }));
/** Far more to read than any bound of these tests allows. */
const heavy = bytes(rss(item(`<description>${'&lt;b&gt;word '.repeat(3000)}</description>`).repeat(1200)));

let parser = createFeedParser();

/** A thread that was just started may take longer than a small bound on a busy machine: then another gets a turn. */
async function readInTheEnd(): Promise<unknown> {
  for (let left = 20; ; left -= 1) {
    try {
      return await parser.read(bytes(good), context);
    } catch (error) {
      const isSlow = error instanceof FeedError && error.code === 'too-slow-to-read';
      if (!isSlow || left === 0) throw error;
    }
  }
}

afterEach(async () => {
  await parser.close();
  parser = createFeedParser();
});

describe('a feed read in a thread', () => {
  it('gives what it gives without one', async () => {
    expect(await parser.read(bytes(good), context)).toEqual(read(good));
  });

  it('is refused with the same error', async () => {
    const refused = parser.read(bytes('<html/>'), context);
    await expect(refused).rejects.toBeInstanceOf(FeedError);
    await expect(refused).rejects.toMatchObject({
      code: 'web-page',
      message: 'This address answers a web page, not a feed.',
    });
  });

  it('waits for its turn and hurts no other', async () => {
    const outcomes = await Promise.allSettled([
      parser.read(bytes(good), context),
      parser.read(bytes('nothing'), context),
      parser.read(bytes(good), context),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('that takes too long is given up, and the next is read', async () => {
    parser = createFeedParser({ timeoutMs: 3_000 });
    await expect(parser.read(heavy, context)).rejects.toMatchObject({
      name: 'FeedError',
      code: 'too-slow-to-read',
    });
    expect(await readInTheEnd()).toEqual(read(good));
  });

  it('that takes too much memory is given up, and the next is read', async () => {
    // Filling the memory takes its time on a busy machine; the bound that is met must be that of memory.
    parser = createFeedParser({ memoryMb: 40, timeoutMs: 120_000 });
    await expect(parser.read(heavy, context)).rejects.toMatchObject({
      name: 'FeedError',
      code: 'too-large-to-read',
    });
    expect(await parser.read(bytes(good), context)).toEqual(read(good));
  });
});
