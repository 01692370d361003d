import type { Key } from '../client.ts';

export const feedStateKey = (show: string): Key => ({ pk: `FEED#${show}`, sk: 'STATE' });
/** The last read of a feed that a host asked for. */
export const feedCheckKey = (show: string): Key => ({ pk: `CHECK#${show}`, sk: 'CHECK' });
/** The hub that tells of news of a feed, as it was asked to. */
export const hubKey = (show: string): Key => ({ pk: `HUB#${show}`, sk: 'HUB' });
export const problemKey = (show: string, position: number, digest: string): Key => ({
  pk: `FEED#${show}`,
  sk: `PROBLEM#${String(position).padStart(6, '0')}#${digest}`,
});
/** What the sync knows of an episode: its identity and the digest of what was last written. */
export const ledgerKey = (show: string, id: string): Key => ({ pk: `LEDGER#${show}`, sk: id });
/** What the sync knows of a file beside an episode: where it lies, when to ask for it next. */
export const companionKey = (show: string, id: string, kind: string): Key => ({
  pk: `COMPANIONS#${show}`,
  sk: `${id}#${kind}`,
});
/** The problem of a file beside an episode: in the list of the feed's problems, after those of its items. */
export const companionProblemKey = (show: string, id: string, kind: string): Key => ({
  pk: `FEED#${show}`,
  sk: `PROBLEM-${id}#${kind}`,
});
/** What the sync knows of the links of an episode: the digest of what was last written. */
export const linkLedgerKey = (show: string, episode: string): Key => ({ pk: `LINKS#${show}`, sk: episode });
/** What the sync knows of a feed of articles: how to ask for it again, and how the last read went. */
export const articleFeedKey = (digest: string): Key => ({ pk: `ARTICLEFEED#${digest}`, sk: 'STATE' });
/** What the sync knows of the search index of one format. */
export const searchStateKey = (format: number): Key => ({ pk: 'SEARCH', sk: `FORMAT#${format}` });
