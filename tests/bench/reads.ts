import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createEpisodesApi } from '../../functions/episodes/app.ts';
import { createPages } from '../../functions/pages/app.ts';
import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { openDatabase } from '../../infra/local/database.ts';
import { readLocalSettings } from '../../infra/local/settings.ts';
import { episodePath } from '../../shared/episode.ts';
import { loadSite } from '../../shared/site/load.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { createCursors } from '../../shared/table/cursor.ts';
import { createReader } from '../../shared/table/reader.ts';
import { feedOf, item, syncToolsOf } from '../support/feeds.ts';
import type { Figure } from './run.ts';

/** API answers and rendered pages over a small and a large show: time, requests and read units. */
export async function benchReads({ short }: { short: boolean }): Promise<Figure[]> {
  const few = await measure(10, short);
  const many = await measure(short ? 100 : 1871, short);
  return [
    { what: 'API: one page of a large show, p50', value: many.api, unit: 'ms', budget: 8 },
    ...(many.page === undefined
      ? []
      : [
          { what: 'show page of a large show, p50', value: many.page, unit: 'ms', budget: 10 },
          { what: 'episode page, p50', value: many.episode ?? 0, unit: 'ms', budget: 10 },
        ]),
    {
      what: 'show page: requests, large show beside a small one',
      value: many.requests / few.requests,
      unit: '×',
      budget: 1,
    },
    {
      what: 'show page: read units, large show beside a small one',
      value: many.units / few.units,
      unit: '×',
      budget: 1,
    },
  ];
}

async function measure(episodes: number, short: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'companion-bench-'));
  const database = await openDatabase(readLocalSettings({ DATA_DIR: folder }));
  try {
    const site = await loadSite();
    const [show] = site.shows;
    if (!show) throw new TypeError('A site has a show.');
    const items = Array.from({ length: episodes }, (_, at) =>
      item({ guid: `g${at}`, title: `Harbour ${1000 + at}`, date: new Date(Date.UTC(2018, 0, 1 + at)) }),
    );
    await syncFeed(jobOfShow(site, show), syncToolsOf(database.table, feedOf(items)));

    const cost = { requests: 0, units: 0 };
    const reader = createReader(counting(database.table, cost), createCursors('a secret of the bench'));
    const api = createEpisodesApi(site, reader);
    const rounds = short ? 10 : 200;
    const apiTime = await median(rounds, () => api.request(`/api/shows/${show.slug}/episodes?limit=10`));
    Object.assign(cost, { requests: 0, units: 0 });
    await reader.show(show.slug, { limit: 10 });
    const { requests, units } = cost;
    const newest = (await reader.latest({ limit: 1 })).items[0];
    return {
      api: apiTime,
      requests,
      units,
      ...(await measurePages(reader, `/${show.slug}`, newest && episodePath(newest), rounds)),
    };
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Pages are measured when the site has been built. */
async function measurePages(
  reader: ReturnType<typeof createReader>,
  show: string,
  episode: string | undefined,
  rounds: number,
) {
  const entry = resolve('dist/server/entry.mjs');
  if (!existsSync(entry) || !episode) return {};
  const { render } = await import(pathToFileURL(entry).href);
  const pages = createPages(reader, render);
  await pages.request('/404');
  return {
    page: await median(rounds, () => pages.request(`https://example.org${show}`)),
    episode: await median(rounds, () => pages.request(`https://example.org${episode}`)),
  };
}

async function median(rounds: number, run: () => Response | Promise<Response>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    const response = await run();
    await response.text();
    if (!response.ok) throw new Error(`The bench met a ${response.status}.`);
    times.push(performance.now() - startedAt);
  }
  return times.sort((one, other) => one - other)[Math.floor(rounds / 2)] ?? 0;
}

const counting = (table: TableClient, cost: { requests: number; units: number }): TableClient => ({
  ...table,
  get(key, options) {
    cost.requests += 1;
    return table.get(key, options);
  },
  async query(query) {
    cost.requests += 1;
    const result = await table.query(query);
    cost.units += result.units;
    return result;
  },
});
