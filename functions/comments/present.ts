import type { PublicComment } from '../../shared/comment.ts';
import type { OwnComment } from '../../shared/comments/discussion.ts';
import type { Heard } from '../../shared/comments/text/html.ts';
import type { CommentPlace, Page } from '../../shared/reader.ts';
import type { Site } from '../../shared/site/schema.ts';
import {
  permalinkOf,
  type ThreadPage,
  type ThreadSubject,
  threadPath,
  threadStatus,
} from '../../shared/thread.ts';
import { loadRendering } from './render.ts';

const heardIn = ({ audio, duration }: Partial<ThreadSubject>): Heard | undefined =>
  audio && duration ? { audio, duration } : undefined;

/** The forms in which the API gives what was written: with the words as safe HTML, and permanent addresses. */
export type Present = Awaited<ReturnType<typeof loadPresent>>;

export async function loadPresent(site: Site) {
  const { bodyHtml, bodyText } = await loadRendering();
  const comment = <T extends PublicComment>(shown: T, subject: Partial<ThreadSubject>) => ({
    ...shown,
    html: shown.gone ? '' : bodyHtml(shown.body, heardIn(subject)),
    url: site.url + permalinkOf(shown),
  });
  const about = (subject: ThreadSubject) => ({ ...subject, url: site.url + subject.path });

  return {
    /** @param subject what it is about: moments of an episode become buttons */
    own: (own: OwnComment, subject: Partial<ThreadSubject> = {}) => ({
      ...own,
      html: bodyHtml(own.body, heardIn(subject)),
      url: site.url + permalinkOf(own),
    }),

    /** A comment that is not sent yet. */
    preview: (body: string) => bodyHtml(body),

    text: bodyText,

    thread: ({ thread, subject, items, cursor }: ThreadPage, now: Date) => ({
      thread: {
        ...thread,
        ...threadStatus(site, thread, subject, now),
        url: site.url + threadPath(thread.id),
      },
      subject: about(subject),
      items: items.map((root) => ({
        ...comment(root, subject),
        firstReplies: root.firstReplies.map((reply) => comment(reply, subject)),
      })),
      ...(cursor && { cursor }),
    }),

    replies: ({ items, cursor }: Page<PublicComment>, subject: Partial<ThreadSubject>) => ({
      items: items.map((reply) => comment(reply, subject)),
      ...(cursor && { cursor }),
    }),

    place: ({ comment: shown, root, subject }: CommentPlace) => ({
      comment: comment(shown, subject),
      ...(root && { root: comment(root, subject) }),
      subject: about(subject),
    }),
  };
}

/** One's own comment as the API and its pages give it. */
export type PresentedOwn = ReturnType<Present['own']>;
