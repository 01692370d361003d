import { addressKey } from '../articles/address.ts';
import { timeOf } from './fields.ts';
import type { XmlRecord } from './records.ts';
import {
  personOfAddress,
  type SourceComment,
  type SourceFormat,
  type SourceItem,
  type SourceState,
  type SourceThread,
} from './source.ts';

/**
 * Exports of WordPress: RSS with more in it (WXR 1.0 to 1.2).
 * @see https://github.com/WordPress/WordPress/blob/master/wp-admin/includes/export.php
 */
export const wordpress: SourceFormat = {
  name: 'wordpress',
  records: {
    site: { path: 'rss/channel/wp:base_blog_url', fields: new Set(['']) },
    item: {
      path: 'rss/channel/item',
      fields: new Set(['title', 'link', 'guid', 'wp:post_id', 'wp:post_name', 'wp:comment_status']),
    },
    comment: {
      path: 'rss/channel/item/wp:comment',
      fields: new Set(
        [
          ...['id', 'author', 'author_email', 'date', 'date_gmt', 'content', 'approved', 'type', 'parent'],
          'user_id',
        ].map((name) => `wp:comment_${name}`),
      ),
    },
  },
  createReader() {
    // A comment ends before its item does: the item's number is what ties them together.
    let item = 1;
    let site = '';
    /** Nothing that a host would say: numbers are those of posts. */
    const keyOfItem = () => `item ${item}`;
    return (record): SourceItem => {
      if (record.kind === 'site') {
        site = addressKey(record.fields.get('')?.trim() ?? '');
        return { kind: 'nothing' };
      }
      if (record.kind === 'comment') return commentItem(record, keyOfItem(), site);
      const thread = threadOf(record, keyOfItem());
      item += 1;
      return { kind: 'thread', thread };
    };
  },
  keepsLines: true,
};

function threadOf({ fields, place }: XmlRecord, key: string): SourceThread {
  const names = [fields.get('guid'), fields.get('wp:post_name'), fields.get('wp:post_id')];
  return {
    key,
    address: fields.get('link')?.trim() ?? '',
    names: names.flatMap((name) => name?.trim() || []),
    title: fields.get('title')?.trim() ?? '',
    isClosed: fields.get('wp:comment_status')?.trim() === 'closed',
    line: place.line,
  };
}

function commentItem({ fields, place }: XmlRecord, thread: string, site: string): SourceItem {
  const field = (name: string) => fields.get(`wp:comment_${name}`)?.trim() ?? '';
  if (/^(?:pingback|trackback)$/.test(field('type'))) return { kind: 'ping' };
  const parent = field('parent');
  const email = field('author_email');
  const user = field('user_id');
  const comment: SourceComment = {
    key: field('id'),
    identity: `wordpress:${site}:${field('id')}`,
    thread,
    parent: parent === '0' || parent === '' ? undefined : parent,
    name: field('author'),
    person: email
      ? personOfAddress(email)
      : /^[1-9]/.test(user)
        ? `wordpress:${site}:user-${user}`
        : undefined,
    html: field('content'),
    postedAt: timeOf(field('date_gmt')) ?? timeOf(field('date')),
    state: states[field('approved')] ?? 'pending',
    line: place.line,
  };
  return { kind: 'comment', comment };
}

/** What moderators threw away can be had back, as long as its words are there. */
const states: Record<string, SourceState> = {
  '1': 'published',
  approved: 'published',
  '0': 'pending',
  hold: 'pending',
  spam: 'spam',
  trash: 'rejected',
  'post-trashed': 'rejected',
};
