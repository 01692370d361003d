import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { openDatabase } from '../../infra/local/database.ts';
import { readLocalSettings } from '../../infra/local/settings.ts';
import { importComments } from '../../shared/import/import.ts';
import { inventedDisqus } from '../import/support/disqus-file.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import type { Figure } from './run.ts';

const measureSchema = z.object({
  imported: z.int(),
  seconds: z.number(),
  megabytes: z.number(),
  againSeconds: z.number(),
});
type Measure = z.infer<typeof measureSchema>;

/** Bringing in a large export of Disqus, in a process of its own so that its memory is its own. */
export async function benchImport({ short }: { short: boolean }): Promise<Figure[]> {
  const size = short ? 500 : 100_000;
  const { imported, seconds, megabytes, againSeconds } = await measuredApart(size);
  const name = `import of ${size.toLocaleString('en')} comments`;
  return [
    { what: `${name}: not brought in`, value: size - imported, unit: '', budget: 0 },
    { what: name, value: seconds, unit: 's', budget: 600 },
    { what: `${name}: memory`, value: megabytes, unit: 'MB', budget: 400 },
    { what: `${name}, run again`, value: againSeconds, unit: 's' },
  ];
}

async function measuredApart(size: number): Promise<Measure> {
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=8', 'tests/bench/measured-import.ts', String(size)],
    {
      env: { ...process.env, DDB_ENDPOINT: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  await once(child, 'exit');
  return measureSchema.parse(JSON.parse(output));
}

/** Imports into an empty site with fifty episodes. */
export async function measureImport(size: number): Promise<Measure> {
  const folder = mkdtempSync(join(tmpdir(), 'companion-bench-'));
  const database = await openDatabase(readLocalSettings({ DATA_DIR: folder }));
  try {
    const addresses = Array.from({ length: 50 }, (_, at) => `https://old.example/${at}`);
    const items = addresses.map((guid, at) =>
      item({ guid, title: `Episode ${at}`, date: new Date(Date.UTC(2015, 0, 1 + at)) }),
    );
    await syncFeed(jobOfShow(testSite, testSite.shows[0]), syncToolsOf(database.table, feedOf(items)));
    const run = async () => {
      const startedAt = performance.now();
      const file = (async function* () {
        yield* inventedDisqus(size, addresses);
      })();
      const tools = { table: database.table, site: testSite, now: () => new Date() };
      const { imported } = await importComments(tools, file);
      return { imported, seconds: (performance.now() - startedAt) / 1000 };
    };
    const first = await run();
    const megabytes = process.resourceUsage().maxRSS / 1024;
    const again = await run();
    return { ...first, megabytes, againSeconds: again.seconds };
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
