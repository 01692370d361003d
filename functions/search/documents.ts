import { createHash } from 'node:crypto';
import { type Article, articlePath } from '../../shared/article.ts';
import { type EpisodePage, episodePath } from '../../shared/episode.ts';
import type { SearchCue, SearchDocument } from '../../shared/search/document.ts';
import type { SiteShow } from '../../shared/site/schema.ts';
import type { LedgerEntry } from '../../shared/sync/ledger.ts';
import { plainText } from '../../shared/text/plain.ts';

/** Raised whenever documents are made differently from the same rows, so that all are made again. */
const documentsVersion = 1;

/** Of everything that an episode's document is made from, as the ledger tells it. */
export const episodeDigest = (show: SiteShow, { digest, slug }: LedgerEntry): string =>
  digestOf(show.title, digest, slug);

/** Of everything that a transcript's document is made from: the episode's title and names are in it, too. */
export const transcriptDigest = (episode: string, transcript: string): string =>
  digestOf(episode, transcript);

export const episodeDocument = (show: SiteShow, episode: EpisodePage, digest: string): SearchDocument => ({
  ...headOf(show, episode),
  kind: 'episode',
  text: plainText(episode.notesHtml) || episode.summary,
  digest,
});

export const transcriptDocument = (
  show: SiteShow,
  episode: EpisodePage,
  cues: SearchCue[],
  digest: string,
): SearchDocument => ({ ...headOf(show, episode), kind: 'transcript', cues, digest });

function headOf(show: SiteShow, episode: EpisodePage) {
  return {
    id: episode.id,
    show: show.slug,
    url: episodePath(episode),
    title: episode.headline,
    people: episode.people.map(({ name }) => name),
    names: [episode.title, show.title, episode.number ?? ''].join(' '),
    publishedAt: episode.publishedAt,
  };
}

/** What lists know of an article: its headline and dek, who wrote it, and where it appeared. */
export const articleDocument = (article: Article): SearchDocument => ({
  kind: 'article',
  id: article.id,
  url: articlePath(article),
  title: article.headline,
  text: article.dek ?? '',
  people: article.authors.map(({ name }) => name),
  ...(article.outlet && { names: article.outlet.name }),
  publishedAt: article.publishedAt ?? article.discussedAt ?? '',
  digest: digestOf(JSON.stringify(article)),
});

const digestOf = (...from: string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([documentsVersion, ...from]))
    .digest('base64url')
    .slice(0, 22);
