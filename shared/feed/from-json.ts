import type { JsonFeed } from 'feedsmith';
import type { SourceChannel, SourceItem } from './source.ts';
import { present } from './source.ts';

/** An item of a JSON Feed (version 1.1). */
export function itemFromJson(item: JsonFeed.Item<string>): SourceItem {
  const attachments = item.attachments ?? [];
  return {
    guid: item.id,
    title: item.title,
    link: item.url ?? item.external_url,
    dates: present(item.date_published, item.date_modified),
    duration: attachments.find((attachment) => attachment.duration_in_seconds)?.duration_in_seconds,
    notes: present(item.content_html, item.content_text, item.summary),
    summaries: present(item.summary, item.content_text, item.content_html),
    files: attachments.flatMap(({ url, mime_type, size_in_bytes }) =>
      url ? [{ url, type: mime_type, bytes: size_in_bytes }] : [],
    ),
    persons: [],
    authors: present(...(item.authors ?? []).map(({ name }) => name)),
    transcripts: [],
  };
}

/** The head of a JSON Feed. */
export function channelFromJson(feed: JsonFeed.Feed<string>): SourceChannel {
  return {
    title: feed.title,
    description: feed.description,
    language: feed.language,
    link: feed.home_page_url,
    nextPage: feed.next_url,
    hub: feed.hubs?.[0]?.url,
    self: feed.feed_url,
    persons: [],
  };
}
