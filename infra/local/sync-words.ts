import type { ArticleFeedReport } from '../../functions/sync/article-feeds.ts';
import type { ArticlePagesReport } from '../../functions/sync/article-pages.ts';
import type { CompanionReport, FeedReport } from '../../functions/sync/report.ts';

const shownProblems = 5;

/** One report as a host reads it in a terminal. */
export function describeReport(report: FeedReport): string {
  const size = `${report.bytes.toLocaleString('en')} bytes, ${report.milliseconds.toLocaleString('en')} ms`;
  if (report.failure) return `✗ ${report.feed}\n  ${report.failure.sentence}\n  ${size}`;
  const counts = [
    `${report.items} items`,
    `${report.created} created`,
    `${report.updated} updated`,
    `${report.unchanged} unchanged`,
    `${report.setAside} set aside`,
  ].join(', ');
  const problems = report.problems.slice(0, shownProblems).map(({ item, sentence }) => {
    return `  · ${item ? `Item ${item.position}${item.title ? ` “${item.title}”` : ''}: ` : ''}${sentence}`;
  });
  const more = report.problems.length - shownProblems;
  return [
    `✓ ${report.title || report.feed}`,
    `  ${counts}`,
    ...problems,
    ...(more > 0 ? [`  · and ${more} more`] : []),
    `  ${size}`,
  ].join('\n');
}

/** What a run did with the files beside a show's episodes. */
export function describeCompanions({ show, stored, unchanged, failed, waiting }: CompanionReport): string {
  const later = waiting > 0 ? `, ${waiting} left for a later run` : '';
  return `✓ Transcripts and chapters of ${show}: ${stored} stored, ${unchanged} unchanged, ${failed} not to be had${later}`;
}

/** What a run did with feeds of articles, and with the pages of articles that were due. */
export function describeArticles(feeds: ArticleFeedReport[], pages: ArticlePagesReport | undefined): string {
  const lines = feeds.map(({ feed, changed, failure }) =>
    failure ? `✗ ${feed}\n  ${failure}` : `✓ ${feed}\n  ${changed} articles new or changed`,
  );
  const asked = pages ? pages.read + pages.unchanged + pages.failed : 0;
  if (pages && asked > 0) {
    lines.push(
      `✓ Pages of articles: ${pages.read} read, ${pages.unchanged} unchanged, ${pages.failed} not to be had`,
    );
  }
  return lines.join('\n');
}

/** Overwrites itself on a terminal, and clears the line when all is stored. */
export const progressLine = (stored: number, of: number): string =>
  stored < of ? `\r  storing ${stored} of ${of} …` : '\r\x1b[K';
