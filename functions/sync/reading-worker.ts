import { parentPort } from 'node:worker_threads';
import {
  type ArticleFeedContext,
  type ArticleFeedReading,
  readArticleFeed,
} from '../../shared/articles/read-feed.ts';
import type { FeedContext, FeedReading } from '../../shared/feed/read.ts';
import { readFeed } from '../../shared/feed/read.ts';
import { FeedError } from '../../shared/problem.ts';

/** What the thread is asked, one at a time. */
export type ReadRequest =
  | { body: Uint8Array; context: FeedContext }
  | { body: Uint8Array; articles: ArticleFeedContext };
/** What it answers; errors lose their class between threads, so they go as values. */
export type ReadAnswer =
  | { reading: FeedReading }
  | { articles: ArticleFeedReading }
  | { refused: { code: string; sentence: string } }
  | { broken: unknown };

parentPort?.on('message', (request: ReadRequest) => parentPort?.postMessage(answer(request)));

function answer(request: ReadRequest): ReadAnswer {
  try {
    if ('articles' in request) return { articles: readArticleFeed(request.body, request.articles) };
    return { reading: readFeed(request.body, request.context) };
  } catch (error) {
    if (error instanceof FeedError) return { refused: { code: error.code, sentence: error.message } };
    return { broken: error };
  }
}
