import type { Problem } from '../problem.ts';
import { FeedError } from '../problem.ts';
import { decodeFeed } from './decode.ts';
import { openJson } from './parse-json.ts';
import { createPieceParser } from './parse-xml.ts';
import { feedProblem } from './problems.ts';
import { findRoot } from './root.ts';
import type { SourceChannel, SourceItem } from './source.ts';
import type { Segment } from './split.ts';
import { splitItems } from './split.ts';

/** One item of an opened feed; `source` is missing when it cannot be read. */
export type DocumentItem = { position: number; source?: SourceItem; damage?: Segment['damage'] };

/** A feed of any format, opened: its head read, its items read as they are asked for. */
export type FeedDocument = {
  channel: SourceChannel;
  itemCount: number;
  /** Items from `from` (counted from 0) up to `to`, parsed a few at a time, so that no more are in memory. */
  items(from: number, to: number): Iterable<DocumentItem>;
  problems: Problem[];
};

const together = 50;
// What XML forbids, and what no text needs.
const controls = /[[\p{Cc}\ufffe\uffff]--[\t\n\r]]/gv;

/**
 * Opens a feed: decodes it, mends what can be mended, and takes it apart.
 * @throws {FeedError} when it is no feed
 */
export function openFeed(body: Uint8Array, contentType?: string): FeedDocument {
  const decoded = decodeFeed(body, contentType);
  const problems = decoded.mislabelled ? [feedProblem('wrong-encoding', decoded.mislabelled)] : [];
  const text = decoded.text.replace(controls, '');
  if (text.length !== decoded.text.length) {
    problems.push(
      feedProblem('control-characters', 'The feed holds invisible control characters. They were left out.'),
    );
  }
  if (/^\s*\{/.test(text)) return { ...openJson(text), problems };
  return openXml(text, problems);
}

function openXml(text: string, problems: Problem[]): FeedDocument {
  const root = findRoot(text);
  const split = splitItems(text, root);
  const parser = createPieceParser(text, root, split);
  const channel = parser.channel();
  if (!channel && split.items.length === 0) {
    throw new FeedError(
      'not-a-feed',
      'The feed at this address is damaged: neither a show nor an item can be read in it.',
    );
  }
  if (root.junkBefore)
    problems.push(feedProblem('junk-before', 'Other text stands before the feed. It was left out.'));
  if (split.junkAfter)
    problems.push(feedProblem('junk-after', 'Other text stands after the feed. It was left out.'));
  if (!split.isComplete) {
    problems.push(feedProblem('no-end', 'The feed breaks off before its end. What was there was read.'));
  }
  if (!channel) {
    problems.push(
      feedProblem(
        'no-channel',
        'What the feed says of the show is damaged and could not be read. Its items could.',
      ),
    );
  }
  return {
    channel: channel ?? { persons: [] },
    itemCount: split.items.length,
    *items(from, to) {
      for (let start = from; start < to; start += together) {
        const segments = split.items.slice(start, Math.min(start + together, to));
        const sources = parser.items(segments);
        yield* segments.map(({ position, damage }, at) => ({ position, damage, source: sources[at] }));
      }
    },
    problems,
  };
}
