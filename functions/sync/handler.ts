import { site } from '#site';
import { fetchGuarded } from '../../shared/fetch/fetch.ts';
import { deployedTable } from '../connect.ts';
import { required } from '../lambda.ts';
import { jobOfShow } from './job.ts';
import { syncOwnArticles } from './own-articles.ts';
import { createFeedParser } from './reading.ts';
import { syncFeeds } from './run.ts';

const table = deployedTable();
const ownFiles = required('OWN_FILES');
const jobs = site.shows.map((show) => jobOfShow(site, show));

/** Reads every feed and the site's own articles into the table. Safe to start twice, and at any time. */
export async function handler(): Promise<void> {
  const parser = createFeedParser();
  const tools = { table, ownFiles, parser, fetch: fetchGuarded, now: () => new Date() };
  try {
    // The problems themselves are in the table, where the host reads them.
    await syncFeeds(jobs, tools, ({ problems, ...report }) =>
      console.info({ ...report, problems: problems.length }),
    );
    console.info(await syncOwnArticles(table, ownFiles));
  } finally {
    await parser.close();
  }
}
