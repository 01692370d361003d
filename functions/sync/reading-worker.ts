import { parentPort } from 'node:worker_threads';
import type { FeedContext, FeedReading } from '../../shared/feed/read.ts';
import { readFeed } from '../../shared/feed/read.ts';
import { FeedError } from '../../shared/problem.ts';

/** What the thread is asked, one at a time. */
export type ReadRequest = { body: Uint8Array; context: FeedContext };
/** What it answers; errors lose their class between threads, so they go as values. */
export type ReadAnswer =
  | { reading: FeedReading }
  | { refused: { code: string; sentence: string } }
  | { broken: unknown };

parentPort?.on('message', ({ body, context }: ReadRequest) => parentPort?.postMessage(answer(body, context)));

function answer(body: Uint8Array, context: FeedContext): ReadAnswer {
  try {
    return { reading: readFeed(body, context) };
  } catch (error) {
    if (error instanceof FeedError) return { refused: { code: error.code, sentence: error.message } };
    return { broken: error };
  }
}
