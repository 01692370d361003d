import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { openDatabase } from '../../infra/local/database.ts';
import { readLocalSettings } from '../../infra/local/settings.ts';
import { feedOf, item } from '../support/feeds.ts';
import type { Figure } from './run.ts';

const lineSchema = z.object({ milliseconds: z.number(), created: z.number(), maxRssMb: z.number() });

/** A feed of 1,871 items through the sync command: first, unchanged, and with one new item. */
export async function benchSync({ short }: { short: boolean }): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'companion-bench-'));
  const count = short ? 100 : 1871;
  const items = (extra: number) =>
    Array.from({ length: count + extra }, (_, at) =>
      item({
        guid: `g${at}`,
        title: `COI #${at}: The harbour, guest Pilot`,
        notes: 'The minutes say little. '.repeat(100),
        date: new Date(Date.UTC(2018, 0, 1 + at)),
      }),
    );
  const feed = join(folder, 'feed.xml');
  const settings = readLocalSettings({ DATA_DIR: folder });
  const database = await openDatabase(settings);
  try {
    writeFileSync(feed, feedOf(items(0)));
    const first = await runSync(folder, feed);
    const unchanged = await runSync(folder, feed);
    writeFileSync(feed, feedOf(items(1)));
    const grown = await runSync(folder, feed);
    return [
      { what: `first sync of ${count} items`, value: first.milliseconds, unit: 'ms', budget: 20_000 },
      {
        what: `first sync of ${count} items, peak memory of the process`,
        value: first.maxRssMb,
        unit: 'MB',
        budget: 400,
      },
      { what: `unchanged sync of ${count} items`, value: unchanged.milliseconds, unit: 'ms', budget: 100 },
      { what: `sync of one new item among ${count}`, value: grown.milliseconds, unit: 'ms' },
    ];
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the command in a process of its own, so that its memory is its own. */
async function runSync(dataDir: string, feed: string) {
  const child = spawn(process.execPath, ['tests/bench/measured-sync.ts', feed, '--json'], {
    env: { ...process.env, DATA_DIR: dataDir, DDB_ENDPOINT: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (text) => {
    output += text;
  });
  await once(child, 'exit');
  const [report = '{}', memory = '{}'] = output.trim().split('\n');
  return lineSchema.parse({ ...JSON.parse(report), ...JSON.parse(memory) });
}
