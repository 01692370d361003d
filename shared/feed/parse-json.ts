import { parseJsonFeed } from 'feedsmith';
import { FeedError } from '../problem.ts';
import type { FeedDocument } from './document.ts';
import { channelFromJson, itemFromJson } from './from-json.ts';

/**
 * Opens a JSON Feed (version 1.1).
 * @throws {FeedError} `not-a-feed` when it is other JSON, or none
 */
export function openJson(text: string): Omit<FeedDocument, 'problems'> {
  const { items: rawItems, ...head } = parseObject(text);
  const raw = Array.isArray(rawItems) ? rawItems : [];
  const readOne = (item: unknown) => {
    try {
      const [read] = parseJsonFeed({ ...head, items: [item] }).items ?? [];
      return read && itemFromJson(read);
    } catch {
      return undefined;
    }
  };
  return {
    channel: channelFromJson(readHead(head)),
    itemCount: raw.length,
    *items(from, to) {
      for (let at = from; at < to; at += 1) yield { position: at + 1, source: readOne(raw[at]) };
    },
  };
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return { ...value };
  } catch {
    // Said below, as for other JSON.
  }
  throw notAFeed();
}

function readHead(head: Record<string, unknown>) {
  try {
    return parseJsonFeed({ ...head, items: [] });
  } catch {
    throw notAFeed();
  }
}

const notAFeed = (): FeedError =>
  new FeedError('not-a-feed', 'This address answers data that is not a feed.');
