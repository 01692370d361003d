import type { Article } from './article.ts';
import type { Discussion, LinkedArticle } from './article-link.ts';
import type { PublicComment } from './comment.ts';
import type { PinnedMoment } from './comments/pinned-moments.ts';
import type { Episode, EpisodePage } from './episode.ts';
import type { Person } from './person.ts';
import type { Problem } from './problem.ts';
import type { ShowFacts } from './show.ts';
import type { ThreadOrder, ThreadPage, ThreadSubject } from './thread.ts';
import type { Transcript } from './transcript.ts';

/** One page of a list; `cursor` fetches the next and is absent on the last. */
export type Page<T> = { items: T[]; cursor?: string };
export type PageOptions = {
  /** Items wanted, 1 to 100. */
  limit?: number;
  /** As an earlier page gave it; refused with a `ProblemError` 400 when it is not ours or of another list. */
  cursor?: string;
};

/** What a list of articles is narrowed to, in any combination. */
export type ArticleFilter = {
  /** Slug of a configured outlet, or one of `otherOutlets`. */
  outlet?: string | undefined;
  /** Slug of an author. */
  author?: string | undefined;
  /** Slug of a show that discussed it. */
  show?: string | undefined;
  year?: number | undefined;
};

/** One article and a part of the episodes that discuss it, newest first. */
export type ArticlePage = { article: Article; discussedOn: Page<Discussion> };

/** How the last sync of one feed went. */
export type FeedHealth = {
  show: string;
  /** ISO 8601; absent before the first good read. */
  lastReadAt?: string;
  lastChangedAt?: string;
  /** Reads that failed since the last good one. */
  failures: number;
  /** Why the last read failed, as a sentence. */
  failure?: string;
  problemCount: number;
};

/**
 * Everything a page or the API reads. Each call is one Query or Get, or two, whatever the site's size.
 * Nothing dated in the future is ever returned.
 */
export type Reader = {
  /** A show's facts and its newest episodes; `undefined` before its first sync. */
  show(
    slug: string,
    options?: PageOptions,
  ): Promise<{ facts: ShowFacts; episodes: Page<Episode> } | undefined>;
  /** Newest first, all of a show, of one year or of one season. */
  episodes(show: string, options?: PageOptions & { year?: number; season?: number }): Promise<Page<Episode>>;
  /** One episode with its notes, chapters, articles and what there is to know of its transcript. */
  episode(id: string): Promise<EpisodePage | undefined>;
  /** The episode that came after this one in its show; `undefined` for the newest, and for one not known. */
  episodeAfter(id: string): Promise<Episode | undefined>;
  /** The words of an episode, wherever they are kept; `undefined` when it has none. */
  transcript(id: string): Promise<Transcript | undefined>;
  /** Newest first, across all shows of the site. */
  latest(options?: PageOptions): Promise<Page<Episode>>;
  /** By name. */
  people(options?: PageOptions): Promise<Page<Person>>;
  /** One person and the episodes they were heard on, newest first. */
  person(
    slug: string,
    options?: PageOptions,
  ): Promise<{ person: Person; episodes: Page<Episode> } | undefined>;
  /** Own and external articles, newest first. */
  articles(options?: PageOptions & ArticleFilter): Promise<Page<Article>>;
  /**
   * One article, and the episodes that discuss it, newest first. Under the id of an article that proved to be
   * another's, the other one.
   */
  article(id: string, options?: PageOptions): Promise<ArticlePage | undefined>;
  /** What an episode discusses, in order of mention; `undefined` when there is no such episode. */
  articlesOf(episode: string): Promise<LinkedArticle[] | undefined>;
  /** A show's facts; `undefined` before its first sync. */
  facts(slug: string): Promise<ShowFacts | undefined>;
  /** The health of the shows' feeds, in their order; one never read has no times. */
  health(shows: string[]): Promise<FeedHealth[]>;
  problems(show: string, options?: PageOptions): Promise<Page<Problem>>;
} & ThreadReader;

/** One comment by its permanent id, with what it stands in. */
export type CommentPlace = {
  comment: PublicComment;
  /** The comment at the top level, when this one is a reply under it. */
  root?: PublicComment;
  subject: ThreadSubject;
};

/** The part of the reader that reads discussions: published comments only, whatever waits or was removed. */
export type ThreadReader = {
  /**
   * One page of comments at the top level, each with its first replies: three requests at once, however long the
   * thread.
   * `undefined` when the thread's episode or article is not there or not published yet.
   */
  thread(id: string, options?: PageOptions & { order?: ThreadOrder }): Promise<ThreadPage | undefined>;
  /** What a thread is about; `undefined` when that is not there or not published yet. */
  subject(thread: string): Promise<ThreadSubject | undefined>;
  /** Replies under one comment at the top level, oldest first; empty when there is no such comment. */
  replies(thread: string, root: string, options?: PageOptions): Promise<Page<PublicComment>>;
  /** Comments that are pinned to a second of the episode, newest first, replies included: at most 100, by one Query. */
  moments(thread: string): Promise<PinnedMoment[]>;
  /** `undefined` for everything that is not published, as if it had never been. */
  comment(id: string): Promise<CommentPlace | undefined>;
  /** How many comments everybody can read in each thread, in one request; at most 100 threads. */
  counts(threads: string[]): Promise<Record<string, number>>;
  /** Newest first, replies included: of one thread, or of the whole site. */
  recentComments(thread?: string, options?: PageOptions): Promise<Page<PublicComment>>;
};
