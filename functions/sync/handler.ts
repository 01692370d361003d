import { site } from '#site';
import { fetchGuarded } from '../../shared/fetch/fetch.ts';
import { deployedObjects, deployedTable } from '../connect.ts';
import { required } from '../lambda.ts';
import { companionFetch } from './companion-file.ts';
import { jobOfShow, ownFile } from './job.ts';
import { syncOwnArticles } from './own-articles.ts';
import type { FeedFetch } from './pages.ts';
import { createFeedParser } from './reading.ts';
import { syncDueCompanions, syncFeeds } from './run.ts';

const table = deployedTable();
const ownFiles = required('OWN_FILES');
const companions = { fetch: companionFetch(), objects: deployedObjects() };
const jobs = site.shows.map((show) => jobOfShow(site, show));
const ownFeeds = new Set(jobs.map((job) => ownFile(job, ownFiles)));

/** Files are read only where the configuration names them: a feed may name a file as its next page. */
const fetch: FeedFetch = (address, known) =>
  fetchGuarded(address, { ...known, allowFiles: ownFeeds.has(address) });

/** Reads every feed and the site's own articles into the table. Safe to start twice, and at any time. */
export async function handler(): Promise<void> {
  const parser = createFeedParser();
  try {
    // The problems themselves are in the table, where the host reads them.
    const tools = { table, ownFiles, parser, fetch, companions, now: () => new Date() };
    const reports = await syncFeeds(jobs, tools, (report) =>
      console.info({ ...report, problems: report.problems.length }),
    );
    console.info(await syncOwnArticles(table, ownFiles));
    await syncDueCompanions(jobs, reports, tools, (report) => console.info(report));
  } finally {
    await parser.close();
  }
}
