import type { Site } from '../../shared/site/schema.ts';
import { noteCheck } from '../../shared/sync/feed-check.ts';
import type { SyncTools } from './feed.ts';
import { jobOfShow } from './job.ts';
import type { FeedReport } from './report.ts';
import { syncFeeds } from './run.ts';

/** Progress is noted no more often: each note is a write. */
const noteEveryMs = 1000;

/**
 * Reads one show's feed because a host asked for it, and notes how far that is where the console sees it.
 * @returns the report, or `undefined` when there is no such show
 */
export async function checkFeed(site: Site, slug: string, tools: SyncTools): Promise<FeedReport | undefined> {
  const show = site.shows.find((candidate) => candidate.slug === slug);
  if (!show) return undefined;
  let noted = performance.now();
  let noting: Promise<void> = Promise.resolve();
  const onProgress = (stored: number, of: number): void => {
    if (performance.now() - noted < noteEveryMs) return;
    noted = performance.now();
    noting = noting.then(() => noteCheck(tools, slug, { stored, of })).catch(console.error);
  };
  const [report] = await syncFeeds([jobOfShow(site, show)], { ...tools, site, onProgress });
  await noting;
  if (report) await noteCheck(tools, slug, { outcome: outcomeOf(report) });
  return report;
}

/** @example outcomeOf(report) // '2 episodes are new, 1 changed.' */
function outcomeOf({ failure, outcome, created, updated, setAside }: FeedReport): string {
  if (failure) return failure.sentence;
  if (outcome === 'unchanged') return 'The feed is as it was.';
  const news = created + updated === 0 ? 'No episode changed.' : `${created} new, ${updated} changed.`;
  return setAside > 0 ? `${news} ${setAside} set aside.` : news;
}
