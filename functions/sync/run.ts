import { type SyncTools, syncFeed } from './feed.ts';
import type { FeedJob } from './job.ts';
import { emptyReport, type FeedReport } from './report.ts';

/**
 * Reads feeds one after the other, so that memory holds one at a time.
 * A failure of one feed never keeps the others from being read.
 * @param onReport is given each report as soon as it is made
 */
export async function syncFeeds(
  jobs: FeedJob[],
  tools: SyncTools,
  onReport: (report: FeedReport) => void = () => {},
): Promise<FeedReport[]> {
  const reports: FeedReport[] = [];
  for (const job of jobs) {
    const report = await syncFeed(job, tools).catch((error: unknown) => unforeseen(job, error));
    reports.push(report);
    onReport(report);
  }
  return reports;
}

function unforeseen(job: FeedJob, error: unknown): FeedReport {
  console.error(error);
  const failure = {
    code: 'internal',
    sentence: 'The sync itself failed here; its log says how. The episodes stay as they were.',
  };
  return { ...emptyReport(job.address, job.show), outcome: 'failed', failure };
}
