import { site } from '#site';
import type { EpisodePage } from '../../../shared/episode.ts';
import type { Reader } from '../../../shared/reader.ts';
import type { SiteShow } from '../../../shared/site/schema.ts';
import {
  type ThreadPage,
  type ThreadStatus,
  type ThreadSubject,
  threadFeedPath,
  threadStatus,
} from '../../../shared/thread.ts';
import type { Feed } from './feed-address.ts';

/** Comments at the top level on one page; each brings its first replies. */
export const commentsPerPage = 20;

/** What a discussion is about, as the player and the accent need it. */
export type SubjectHere = { episode: EpisodePage; show: SiteShow } | undefined;

/** The episode of a discussion with its show; `undefined` for articles. */
export async function episodeOf(
  reader: Pick<Reader, 'episode'>,
  { kind, of }: ThreadSubject,
): Promise<SubjectHere> {
  const episode = kind === 'episode' ? await reader.episode(of) : undefined;
  const show = site.shows.find(({ slug }) => slug === episode?.show);
  return episode && show && { episode, show };
}

/** The feed of a discussion, as a page names it. */
export const feedOf = ({ thread, subject }: Pick<ThreadPage, 'thread' | 'subject'>): Feed => ({
  type: 'application/atom+xml',
  title: `Comments: ${subject.title}`,
  href: threadFeedPath(thread.id),
});

/** Whether a discussion takes comments now, and until when. */
export const discussionNow = ({ thread, subject }: Pick<ThreadPage, 'thread' | 'subject'>): ThreadStatus =>
  threadStatus(site, thread, subject, new Date());
