import type { Key } from './client.ts';

/**
 * Every key of the table is made here. Times in sort keys are ISO 8601 in UTC, so that text order is
 * time order; the id behind them keeps keys unique.
 */
export const showKey = (show: string): Key => ({ pk: `SHOW#${show}`, sk: 'SHOW' });
/** Which shows stand in the lists across shows. */
export const listedShowsKey: Key = { pk: 'SHOWS', sk: 'LISTED' };
export const episodeKey = (id: string): Key => ({ pk: `EPISODE#${id}`, sk: 'EPISODE' });
export const notesKey = (id: string): Key => ({ pk: `EPISODE#${id}`, sk: 'NOTES' });
export const chaptersKey = (id: string): Key => ({ pk: `EPISODE#${id}`, sk: 'CHAPTERS' });
export const transcriptSummaryKey = (id: string): Key => ({ pk: `EPISODE#${id}`, sk: 'TRANSCRIPT' });
/** The words themselves, apart from the episode, whose page must not pay for them. */
export const transcriptKey = (id: string): Key => ({ pk: `TRANSCRIPT#${id}`, sk: 'TRANSCRIPT' });
/** What a host corrected in them. */
export const correctionsKey = (id: string): Key => ({ pk: `TRANSCRIPT#${id}`, sk: 'CORRECTIONS' });
export const personKey = (slug: string): Key => ({ pk: `PERSON#${slug}`, sk: 'PERSON' });
export const articleKey = (id: string): Key => ({ pk: `ARTICLE#${id}`, sk: 'ARTICLE' });
/** Where an article went whose address proved to be one of another article. */
export const movedArticleKey = (id: string): Key => ({ pk: `ARTICLE#${id}`, sk: 'MOVED' });
/** Whose picture it is: of one article, or of several and so of none. */
export const pictureKey = (digest: string): Key => ({ pk: `PICTURE#${digest}`, sk: 'PICTURE' });
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
/** The last read of a feed that a host asked for. */
export const feedCheckKey = (show: string): Key => ({ pk: `CHECK#${show}`, sk: 'CHECK' });
/** The hub that tells of news of a feed, as it was asked to. */
export const hubKey = (show: string): Key => ({ pk: `HUB#${show}`, sk: 'HUB' });
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
/** When the edge was last told of a tag that it is told of seldom, and the tags that it is to be told of yet. */
export const toldKey = (tag: string): Key => ({ pk: `TOLD#${tag}`, sk: 'TOLD' });
export const dueKey = (tag: string): Key => ({ pk: 'DUE', sk: tag });
/** What the sync knows of the search index of one format. */
export const searchStateKey = (format: number): Key => ({ pk: 'SEARCH', sk: `FORMAT#${format}` });

/** What was done on a day, in all: a few rows, whose sum it is. */
export const dayTotals = 'DAYS';
export const dayTotalsKey = (day: string, shard: number): Key => ({ pk: dayTotals, sk: `${day}#${shard}` });
/** What was most frequent on a day that is over. */
export const dayTopKey = (day: string): Key => ({ pk: dayTotals, sk: `${day}#top` });
export const keysOfDays = (first: string, last: string): { from: string; to: string } => ({
  from: first,
  to: `${last}~`,
});
/** How often one thing was done on a day. */
export const countsOfDay = (day: string): string => `COUNTS#${day}`;
export const countedKey = (day: string, kind: string, of: string): Key => ({
  pk: countsOfDay(day),
  sk: `${kind}#${of}`,
});

/** A thread's count and settings; its public comments stand behind it in the same collection. */
export const threadKey = (thread: string): Key => ({ pk: `THREAD#${thread}`, sk: 'THREAD' });
export const publicRootKey = (thread: string, id: string): Key => ({
  pk: `THREAD#${thread}`,
  sk: `ROOT#${id}`,
});
export const publicReplyKey = (thread: string, root: string, id: string): Key => ({
  pk: `THREAD#${thread}`,
  sk: `REPLY#${root}#${id}`,
});
/** That a public comment of a thread is pinned to a second of its episode. */
export const momentKey = (thread: string, id: string): Key => ({
  pk: `THREAD#${thread}`,
  sk: `MOMENT#${id}`,
});
export const momentsOfThread = { from: 'MOMENT#', to: 'MOMENT#~' };
/** Bounds of the public comments of a thread: those at the top level, and the replies under one of them. */
export const publicRowsOfThread = { from: 'REPLY#', to: 'ROOT#~' };
export const rootsOfThread = { from: 'ROOT#', to: 'ROOT#~' };
export const repliesUnder = (root: string): { from: string; to: string } => ({
  from: `REPLY#${root}#`,
  to: `REPLY#${root}#~`,
});
/** A comment with all that is known of it, whatever its state; its history and reports stand beside it. */
export const commentKey = (id: string): Key => ({ pk: `COMMENT#${id}`, sk: 'COMMENT' });
export const auditKey = (id: string, rev: number): Key => ({
  pk: `COMMENT#${id}`,
  sk: `AUDIT#${String(rev).padStart(6, '0')}`,
});
export const reportKey = (id: string, reporter: string): Key => ({
  pk: `COMMENT#${id}`,
  sk: `REPORT#${reporter}`,
});
export const guestKey = (guest: string): Key => ({ pk: `GUEST#${guest}`, sk: 'GUEST' });
/** What moderators noted about a guest. */
export const guestNoteKey = (guest: string): Key => ({ pk: `GUEST#${guest}`, sk: 'NOTE' });
/** Where a guest wants to be told of replies; links in mails know it by its id alone. */
export const subscriptionKey = (guest: string, id: string): Key => ({
  pk: `GUEST#${guest}`,
  sk: `SUBSCRIPTION#${id}`,
});
export const subscriberKey = (id: string): Key => ({ pk: `SUBSCRIPTION#${id}`, sk: 'SUBSCRIPTION' });
/** That a reply was mailed to a subscription. */
export const mailedKey = (reply: string, subscription: string): Key => ({
  pk: `COMMENT#${reply}`,
  sk: `MAILED#${subscription}`,
});
/** When mails went to one mailbox lately. */
export const mailPaceKey = (mailbox: string): Key => ({ pk: `MAILBOX#${mailbox}`, sk: 'MAILBOX' });
/** A comment that mails could not be sent about yet. */
export const unsentKey = (comment: string): Key => ({ pk: 'UNSENT', sk: comment });
/** That something was sent, under the name that its sender gave the attempt. */
export const sentKey = (attempt: string): Key => ({ pk: `SENT#${attempt}`, sk: 'SENT' });
/** That a proof of work was taken. */
export const proofKey = (nonce: string): Key => ({ pk: `PROOF#${nonce}`, sk: 'PROOF' });
export const banKey = (of: 'guest' | 'address', value: string): Key => ({
  pk: `BAN#${of}#${value}`,
  sk: 'BAN',
});
/** One comment in the log of what was lately sent by a guest, from an address or to a thread. */
export const recentKey = (of: 'guest' | 'address' | 'thread', value: string, id: string): Key => ({
  pk: `RECENT#${of}#${value}`,
  sk: id,
});
/** Guests who may not post at present, or whose comments all wait, by when that was decided. */
export const restrictedGuests = 'RESTRICTED';
/** One thing that a moderator did to something else than a comment. */
export const logKey = (id: string): Key => ({ pk: `LOG#${id}`, sk: 'LOG' });
/** All that moderators did, by time; what one of them did; and what was done in one way. */
export const wholeLog = 'LOG';
export const logOfActor = (actor: string): string => `LOG#ACTOR#${actor}`;
export const logOfAction = (action: string): string => `LOG#ACTION#${action}`;
/** Bounds of the history of a comment beside it. */
export const auditOfComment = { from: 'AUDIT#', to: 'AUDIT#~' };
/** That a moderator decided on a comment: what the site learns from. */
export const decisionKey = (id: string): Key => ({ pk: 'DECISIONS', sk: id });

/** What the site has learned from them. */
export const learnedKey: Key = { pk: 'LEARNED', sk: 'LEARNED' };

/** Bounds of a guest's subscriptions. */
export const subscriptionsOf = (guest: string): { partition: string; from: string; to: string } => ({
  partition: `GUEST#${guest}`,
  from: 'SUBSCRIPTION#',
  to: 'SUBSCRIPTION#~',
});
/** Every published comment of a thread, by time. */
export const commentsOfThread = (thread: string): string => `THREAD#${thread}`;
/** Roots of a thread, by their number of replies. */
export const discussedInThread = (thread: string): string => `THREAD#${thread}`;
export const discussed = (replies: number, id: string): string => `${String(replies).padStart(6, '0')}#${id}`;
/** Every published comment of the site, by time. */
export const allComments = 'COMMENTS';
/** All comments of a guest, whatever their state, by time. */
export const commentsOfGuest = (guest: string): string => `GUEST#${guest}`;
/** Comments in one list of the moderators: all of them, or those of a show, in parts; those of a thread or guest. */
export const queueShards = ['0', '1', '2', '3', '4', '5', '6', '7'] as const;
export const queue = (list: string, shard: string): string => `QUEUE#${list}#${shard}`;
export const queueOfShow = (list: string, show: string, shard: string): string =>
  `QUEUE#${list}#SHOW#${show}#${shard}`;
export const queueOfThread = (list: string, thread: string): string => `QUEUE#${list}#THREAD#${thread}`;
export const queueOfGuest = (list: string, guest: string): string => `QUEUE#${list}#GUEST#${guest}`;
/** Where a comment stands in such a list: the most pressing first, then by the time it came into its state. */
export const queuePlace = (rank: number, changedAt: string, id: string): string =>
  `${queueRank(rank)}${moment(changedAt, id)}`;
export const queueRank = (rank: number): string => `${rank}#`;
/** The part of the queue that a comment waits in: ids end in chance, so that the parts fill evenly. */
export const queueShard = (id: string): string =>
  queueShards[id.charCodeAt(id.length - 1) % queueShards.length] ?? '0';

/** A session of the host console, with all others of the same person. */
/** What somebody who signs in to the console is called; all of them lie together. */
export const allModerators = 'MODERATORS';
export const moderatorKey = (subject: string): Key => ({ pk: allModerators, sk: subject });
export const sessionKey = (owner: string, id: string): Key => ({ pk: sessionsOf(owner), sk: id });
export const sessionsOf = (owner: string): string => `SESSIONS#${owner}`;

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
/** Those that a host hides, for the console. */
export const hiddenEpisodes = 'HIDDEN';
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
/** All that a list holds behind one of its keys: a space sorts before every character of a key. */
export const laterThan = (key: string): { from: string; to: string } => ({ from: `${key} `, to: '~' });
/** All that a list holds up to one of its keys, that one included. */
export const notLaterThan = (key: string): { from: string; to: string } => ({ from: '0', to: key });
/** All that a list by time holds of one day. */
export const onDay = (day: string): { from: string; to: string } => ({ from: day, to: `${day}~` });
/** All that a list by time holds after a moment. */
export const after = (time: string): { from: string; to: string } => ({ from: `${time}~`, to: '~' });
/** All that a list by time holds after one of its entries, up to a time. */
export const between = (entry: string, time: string): { from: string; to: string } => ({
  from: `${entry}~`,
  to: `${time}~`,
});
export const withinYear = (year: number, now: string): { from: string; to: string } => {
  const from = `${year}-`;
  const last = `${year}-12-31T23:59:59.999Z`;
  const to = `${last < now ? last : now}~`;
  // A year that has not begun: nothing lies between a bound and itself.
  return { from, to: to < from ? from : to };
};
