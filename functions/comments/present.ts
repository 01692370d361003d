import type { PublicComment } from '../../shared/comment.ts';
import type { OwnComment } from '../../shared/comments/discussion.ts';
import { bodyHtml, type Heard } from '../../shared/comments/text/html.ts';
import type { CommentPlace, Page } from '../../shared/reader.ts';
import type { Site } from '../../shared/site/schema.ts';
import {
  permalinkOf,
  type ThreadPage,
  type ThreadSubject,
  threadPath,
  threadStatus,
} from '../../shared/thread.ts';

const heardIn = ({ audio, duration }: Partial<ThreadSubject>): Heard | undefined =>
  audio && duration ? { audio, duration } : undefined;

/** A comment as the API gives it: with its words as safe HTML, and its permanent address. */
export const commentWithHtml = <T extends PublicComment>(
  site: Site,
  comment: T,
  subject: Partial<ThreadSubject>,
) => ({
  ...comment,
  html: comment.gone ? '' : bodyHtml(comment.body, heardIn(subject)),
  url: site.url + permalinkOf(comment),
});

export const ownWithHtml = (site: Site, comment: OwnComment) => ({
  ...comment,
  html: bodyHtml(comment.body),
  url: site.url + permalinkOf(comment),
});

export const subjectWithUrl = (site: Site, subject: ThreadSubject) => ({
  ...subject,
  url: site.url + subject.path,
});

export function threadWithHtml(site: Site, { thread, subject, items, cursor }: ThreadPage, now: Date) {
  return {
    thread: { ...thread, ...threadStatus(site, thread, subject, now), url: site.url + threadPath(thread.id) },
    subject: subjectWithUrl(site, subject),
    items: items.map((root) => ({
      ...commentWithHtml(site, root, subject),
      firstReplies: root.firstReplies.map((reply) => commentWithHtml(site, reply, subject)),
    })),
    ...(cursor && { cursor }),
  };
}

export const repliesWithHtml = (
  site: Site,
  { items, cursor }: Page<PublicComment>,
  subject: Partial<ThreadSubject>,
) => ({
  items: items.map((reply) => commentWithHtml(site, reply, subject)),
  ...(cursor && { cursor }),
});

export const placeWithHtml = (site: Site, { comment, root, subject }: CommentPlace) => ({
  comment: commentWithHtml(site, comment, subject),
  ...(root && { root: commentWithHtml(site, root, subject) }),
  subject: subjectWithUrl(site, subject),
});
