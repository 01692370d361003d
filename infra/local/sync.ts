import { parseArgs } from 'node:util';
import { syncArticleFeeds } from '../../functions/sync/article-feeds.ts';
import { syncArticlePages } from '../../functions/sync/article-pages.ts';
import { jobOfAddress, jobOfShow } from '../../functions/sync/job.ts';
import type { FeedReport } from '../../functions/sync/report.ts';
import { syncDueCompanions, syncFeeds } from '../../functions/sync/run.ts';
import { loadSite } from '../../shared/site/load.ts';
import { openDatabase } from './database.ts';
import { explainAndExit } from './explain.ts';
import { localObjects } from './objects.ts';
import { readLocalSettings } from './settings.ts';
import { localSyncTools } from './sync-tools.ts';
import { describeArticles, describeCompanions, describeReport, progressLine } from './sync-words.ts';

const usage = `npm run sync -- [address-or-file …] [--json]

Reads feeds into the local table: those named, or every show and every feed of articles of the configuration.
  --json   one JSON object per feed on standard output and nothing else`;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return;
  }
  const site = await loadSite();
  const settings = readLocalSettings();
  const jobs =
    positionals.length > 0
      ? positionals.map((address) => jobOfAddress(site, address))
      : site.shows.map((show) => jobOfShow(site, show));
  const database = await openDatabase(settings);
  const tools = localSyncTools(database.table, localObjects(settings), settings.ownFiles);
  const showsProgress = process.stderr.isTTY && !values.json;
  try {
    const reports = await syncFeeds(
      jobs,
      {
        ...tools,
        site,
        ...(showsProgress && { onProgress: (stored, of) => process.stderr.write(progressLine(stored, of)) }),
      },
      (report) => console.log(values.json ? JSON.stringify(report) : describeReport(report)),
    );
    await syncDueCompanions(jobs, reports, tools, (report) => {
      if (!values.json) console.log(describeCompanions(report));
    });
    const articles = positionals.length > 0 ? [] : await syncArticleFeeds({ ...tools, site });
    const pages = positionals.length > 0 ? undefined : await syncArticlePages({ ...tools, site });
    const told = describeArticles(articles, pages);
    if (told && !values.json) console.log(told);
    process.exitCode = reports.every(succeeded) && articles.every(({ failure }) => !failure) ? 0 : 1;
  } finally {
    await tools.close();
    await database.close();
  }
}

const succeeded = (report: FeedReport): boolean => report.outcome !== 'failed';

await main().catch(explainAndExit);
