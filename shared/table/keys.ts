import type { Key } from './client.ts';

/**
 * Every key of the table is made here. Times in sort keys are ISO 8601 in UTC, so that text order is
 * time order; the id behind them keeps keys unique.
 */
export const showKey = (show: string): Key => ({ pk: `SHOW#${show}`, sk: 'SHOW' });
export const episodeKey = (id: string): Key => ({ pk: `EPISODE#${id}`, sk: 'EPISODE' });
export const notesKey = (id: string): Key => ({ pk: `EPISODE#${id}`, sk: 'NOTES' });
export const chaptersKey = (id: string): Key => ({ pk: `EPISODE#${id}`, sk: 'CHAPTERS' });
export const transcriptSummaryKey = (id: string): Key => ({ pk: `EPISODE#${id}`, sk: 'TRANSCRIPT' });
/** The words themselves, apart from the episode, whose page must not pay for them. */
export const transcriptKey = (id: string): Key => ({ pk: `TRANSCRIPT#${id}`, sk: 'TRANSCRIPT' });
export const personKey = (slug: string): Key => ({ pk: `PERSON#${slug}`, sk: 'PERSON' });
export const articleKey = (id: string): Key => ({ pk: `ARTICLE#${id}`, sk: 'ARTICLE' });
/** An article in the list of an episode. */
export const articleLinkKey = (episode: string, article: string): Key => ({
  pk: `EPISODE#${episode}`,
  sk: `LINK#${article}`,
});
/** Other episodes that the notes of an episode point to. */
export const seeAlsoKey = (episode: string): Key => ({ pk: `EPISODE#${episode}`, sk: 'SEE-ALSO' });
/** What the sync knows of the links of an episode: the digest of what was last written. */
export const linkLedgerKey = (show: string, episode: string): Key => ({ pk: `LINKS#${show}`, sk: episode });
/** What the sync knows of a feed of articles: how to ask for it again, and how the last read went. */
export const articleFeedKey = (digest: string): Key => ({ pk: `ARTICLEFEED#${digest}`, sk: 'STATE' });
export const feedStateKey = (show: string): Key => ({ pk: `FEED#${show}`, sk: 'STATE' });
export const problemKey = (show: string, position: number, digest: string): Key => ({
  pk: `FEED#${show}`,
  sk: `PROBLEM#${String(position).padStart(6, '0')}#${digest}`,
});
/** The problem of a file beside an episode: in the list of the feed's problems, after those of its items. */
export const companionProblemKey = (show: string, id: string, kind: string): Key => ({
  pk: `FEED#${show}`,
  sk: `PROBLEM-${id}#${kind}`,
});
/** What the sync knows of a file beside an episode: where it lies, when to ask for it next. */
export const companionKey = (show: string, id: string, kind: string): Key => ({
  pk: `COMPANIONS#${show}`,
  sk: `${id}#${kind}`,
});
/** What the sync knows of an episode: its identity and the digest of what was last written. */
export const ledgerKey = (show: string, id: string): Key => ({ pk: `LEDGER#${show}`, sk: id });
/** What is dated in the future, so that its lists can be refreshed when its time has come. */
export const upcomingKey: Key = { pk: 'UPCOMING', sk: 'UPCOMING' };
/** What the sync knows of the search index of one format. */
export const searchStateKey = (format: number): Key => ({ pk: 'SEARCH', sk: `FORMAT#${format}` });

/** Where an episode stands in lists ordered by time. */
export const moment = (publishedAt: string, id: string): string => `${publishedAt}#${id}`;
export const appearanceKey = (person: string, publishedAt: string, id: string): Key => ({
  pk: `PERSON#${person}`,
  sk: `EPISODE#${moment(publishedAt, id)}`,
});
/** An episode in the list of an article that it discusses. */
export const discussionKey = (article: string, publishedAt: string, id: string): Key => ({
  pk: `ARTICLE#${article}`,
  sk: `EPISODE#${moment(publishedAt, id)}`,
});

/** What lists of articles can be narrowed to; slugs. */
export type ArticlePlace = { outlet?: string; author?: string; show?: string };
/**
 * An article in one of its lists: it stands in a list for each combination of what it can be narrowed to, so that
 * each of them is one Query.
 */
export const listedArticleKey = (place: ArticlePlace, at: string, id: string): Key => ({
  pk: articleList(place),
  sk: moment(at, id),
});
export const articleList = ({ outlet = '', author = '', show = '' }: ArticlePlace): string =>
  `ARTICLES#${outlet}#${author}#${show}`;

export const episodesOfShow = (show: string): string => `SHOW#${show}`;
export const episodesOfSeason = (show: string, season: number): string => `SHOW#${show}#SEASON#${season}`;
export const allEpisodes = 'EPISODES';
export const ownArticles = 'ARTICLES';
/** External articles whose pages are to be read, by the moment at which that is due. */
export const unreadArticles = 'UNREAD';
export const allPeople = 'PEOPLE';

/**
 * Bounds of a sort key that begins with a time: `~` sorts after every digit and letter. DynamoDB refuses an empty
 * bound, so that without a prefix the first digit is the lower one.
 */
export const until = (time: string, prefix = ''): { from: string; to: string } => ({
  from: prefix || '0',
  to: `${prefix}${time}~`,
});
/** All that a list by time holds after a moment. */
export const after = (time: string): { from: string; to: string } => ({ from: `${time}~`, to: '~' });
export const withinYear = (year: number, now: string): { from: string; to: string } => {
  const from = `${year}-`;
  const last = `${year}-12-31T23:59:59.999Z`;
  const to = `${last < now ? last : now}~`;
  // A year that has not begun: nothing lies between a bound and itself.
  return { from, to: to < from ? from : to };
};
