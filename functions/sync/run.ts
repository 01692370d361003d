import type { Site } from '../../shared/site/schema.ts';
import { syncCompanions } from './companions.ts';
import { type SyncTools, syncFeed } from './feed.ts';
import type { FeedJob } from './job.ts';
import { readStoredArticles } from './own-articles.ts';
import { type CompanionReport, emptyReport, type FeedReport } from './report.ts';

/**
 * Reads feeds one after the other, so that memory holds one at a time.
 * A failure of one feed never keeps the others from being read.
 * @param tools with the `site` whose articles and outlets the notes may name; without it, links in them are left alone
 * @param onReport is given each report as soon as it is made
 */
export async function syncFeeds(
  jobs: FeedJob[],
  { site, ...tools }: SyncTools & { site?: Site },
  onReport: (report: FeedReport) => void = () => {},
): Promise<FeedReport[]> {
  const reports: FeedReport[] = [];
  const links = site && { site, own: await readStoredArticles(tools.table) };
  for (const job of jobs) {
    const report = await syncFeed(job, { ...tools, ...(links && { links }) }).catch((error: unknown) =>
      unforeseen(job, error),
    );
    reports.push(report);
    onReport(report);
  }
  return reports;
}

/**
 * Fetches the transcripts and chapters that are due, of each show whose feed was just read: after all feeds,
 * so that no slow server keeps a new episode waiting. A failure of one show never keeps the others from it.
 * @param reports of the feeds, which say what is due
 */
export async function syncDueCompanions(
  jobs: FeedJob[],
  reports: FeedReport[],
  tools: SyncTools,
  onReport: (report: CompanionReport) => void = () => {},
): Promise<void> {
  const { companions } = tools;
  if (!companions) return;
  const now = tools.now().toISOString();
  const due = reports.filter(
    ({ companionsDueAt }) => companionsDueAt !== undefined && companionsDueAt <= now,
  );
  for (const job of jobs.filter(({ show }) => due.some((report) => report.show === show))) {
    await syncCompanions(job, { ...tools, companions }).then(onReport, (error: unknown) =>
      console.error(error),
    );
  }
}

function unforeseen(job: FeedJob, error: unknown): FeedReport {
  console.error(error);
  const failure = {
    code: 'internal',
    sentence: 'The sync itself failed here; its log says how. The next run goes on where it stopped.',
  };
  return { ...emptyReport(job.address, job.show), outcome: 'failed', failure };
}
