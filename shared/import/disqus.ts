import { isTrue, timeOf } from './fields.ts';
import type { XmlRecord } from './records.ts';
import {
  personOfAddress,
  type SourceComment,
  type SourceFormat,
  type SourceState,
  type SourceThread,
} from './source.ts';

/**
 * Exports of Disqus.
 * @see https://help.disqus.com/en/articles/1717164-comments-export
 */
export const disqus: SourceFormat = {
  name: 'disqus',
  records: {
    thread: {
      path: 'disqus/thread',
      fields: new Set(['@dsq:id', 'id', 'link', 'title', 'isClosed']),
    },
    post: {
      path: 'disqus/post',
      fields: new Set([
        ...['@dsq:id', 'message', 'createdAt', 'isDeleted', 'isSpam', 'isApproved'],
        ...['author/name', 'author/username', 'author/email', 'thread@dsq:id', 'parent@dsq:id'],
      ]),
    },
  },
  createReader: () => (record) =>
    record.kind === 'thread'
      ? { kind: 'thread', thread: threadOf(record) }
      : { kind: 'comment', comment: commentOf(record) },
  keepsLines: false,
};

function threadOf({ fields, place }: XmlRecord): SourceThread {
  const identifier = fields.get('id')?.trim();
  return {
    key: fields.get('@dsq:id') ?? '',
    address: fields.get('link')?.trim() ?? '',
    names: identifier ? [identifier] : [],
    title: fields.get('title')?.trim() ?? '',
    isClosed: isTrue(fields.get('isClosed')),
    line: place.line,
  };
}

function commentOf({ fields, place }: XmlRecord): SourceComment {
  const key = fields.get('@dsq:id') ?? '';
  const username = fields.get('author/username')?.trim();
  const email = fields.get('author/email')?.trim();
  return {
    key,
    identity: `disqus:${key}`,
    thread: fields.get('thread@dsq:id') ?? '',
    parent: fields.get('parent@dsq:id'),
    name: fields.get('author/name') || username || '',
    person: email ? personOfAddress(email) : username && `disqus:${username.toLowerCase()}`,
    html: (fields.get('message') ?? '').replace(/@([\w-]{1,60}):disqus\b/g, '@$1'),
    postedAt: timeOf(fields.get('createdAt')),
    state: stateOf(fields),
    line: place.line,
  };
}

function stateOf(fields: XmlRecord['fields']): SourceState {
  if (isTrue(fields.get('isDeleted'))) return 'deleted';
  if (isTrue(fields.get('isSpam'))) return 'spam';
  return fields.get('isApproved')?.trim() === 'false' ? 'pending' : 'published';
}
