import { Worker } from 'node:worker_threads';
import type { ArticleFeedContext, ArticleFeedReading } from '../../shared/articles/read-feed.ts';
import type { FeedContext, FeedReading } from '../../shared/feed/read.ts';
import { FeedError } from '../../shared/problem.ts';
import type { ReadAnswer, ReadRequest } from './reading-worker.ts';

/** Reads feeds in a thread of their own. */
export type FeedParser = {
  /**
   * `readFeed` under a bound of time and memory; feeds are read one after another.
   * @throws {FeedError} as `readFeed` does, and `too-slow-to-read` or `too-large-to-read`
   */
  read(body: Uint8Array, context: FeedContext): Promise<FeedReading>;
  close(): Promise<void>;
};

/** Reads feeds of articles, in the same thread. */
export type ArticleFeedParser = {
  /** `readArticleFeed` under the same bounds. @throws {FeedError} */
  readArticles(body: Uint8Array, context: ArticleFeedContext): Promise<ArticleFeedReading>;
};

type Bounds = { timeoutMs?: number; memoryMb?: number };

// Beside this module and of its kind: a `.ts` file as it stands, a `.js` or `.mjs` one when bundled.
const workerFile = new URL(
  `./reading-worker${/\.[a-z]+$/.exec(new URL(import.meta.url).pathname)?.[0] ?? '.js'}`,
  import.meta.url,
);

/**
 * Starts a parser. Its thread serves one feed after another and is replaced when a feed breaks a bound, so a
 * feed made to hang or to fill the memory ends as an error on that feed.
 * @param bounds default 20 seconds and 320 MB a feed
 */
export function createFeedParser({
  timeoutMs = 20_000,
  memoryMb = 320,
}: Bounds = {}): FeedParser & ArticleFeedParser {
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const startWorker = (): Worker => {
    worker = new Worker(workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 24 },
    });
    worker.unref();
    return worker;
  };
  const stopWorker = async (): Promise<void> => {
    const stopped = worker;
    worker = undefined;
    await stopped?.terminate();
  };
  const readNext = async (request: ReadRequest): Promise<Read> => {
    try {
      return await ask(worker ?? startWorker(), request, timeoutMs);
    } catch (error) {
      if (error instanceof BrokenBound) {
        await stopWorker();
        throw error.refusal;
      }
      throw error;
    }
  };
  const inTurn = (request: ReadRequest): Promise<Read> => {
    const reading = last.then(() => readNext(request));
    last = reading.catch(() => undefined);
    return reading;
  };
  return {
    async read(body, context) {
      const read = await inTurn({ body, context });
      if ('reading' in read) return read.reading;
      throw new TypeError('The thread answered with another kind of feed.');
    },
    async readArticles(body, articles) {
      const read = await inTurn({ body, articles });
      if ('articles' in read) return read.articles;
      throw new TypeError('The thread answered with another kind of feed.');
    },
    close: stopWorker,
  };
}

/** What the thread read. */
type Read = Extract<ReadAnswer, { reading: unknown } | { articles: unknown }>;

/** The thread is lost with it. */
class BrokenBound extends Error {
  readonly refusal: FeedError;

  constructor(refusal: FeedError) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

function ask(worker: Worker, request: ReadRequest, timeoutMs: number): Promise<Read> {
  const { promise, resolve, reject } = Promise.withResolvers<Read>();
  const onMessage = (answer: ReadAnswer) => {
    if ('reading' in answer || 'articles' in answer) resolve(answer);
    else if ('refused' in answer) reject(new FeedError(answer.refused.code, answer.refused.sentence));
    else reject(answer.broken);
  };
  const onError = (error: unknown) => reject(new BrokenBound(lost(error)));
  const timer = setTimeout(
    () =>
      reject(
        new BrokenBound(
          new FeedError('too-slow-to-read', 'Reading this feed takes too long, so it was given up.'),
        ),
      ),
    timeoutMs,
  );
  worker.once('message', onMessage).once('error', onError);
  worker.postMessage(request);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', onMessage).off('error', onError);
  });
}

const lost = (error: unknown): FeedError =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new FeedError(
        'too-large-to-read',
        'Reading this feed takes more memory than a feed may have, so it was given up.',
        { cause: error },
      )
    : new FeedError('unreadable', 'Reading this feed failed, so it was given up.', { cause: error });
