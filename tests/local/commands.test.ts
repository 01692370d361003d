import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDynamo } from '../../functions/dynamo.ts';
import { startEngine } from '../../infra/local/engine.ts';
import { feedOf, item } from '../support/feeds.ts';

let folder: string;
let feed: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'companion-commands-'));
  feed = join(folder, 'feed.xml');
  writeFileSync(
    feed,
    feedOf(
      Array.from({ length: 1500 }, (_, at) =>
        item({ guid: `g${at}`, title: `Harbour ${at}`, notes: 'Long notes. '.repeat(200) }),
      ),
    ),
  );
});
afterEach(async () => {
  await stopEngine('one');
  await stopEngine('two');
  rmSync(folder, { recursive: true, force: true });
});

function dataFolder(name: string): string {
  return join(folder, name);
}

/** Whoever is killed leaves an engine behind. */
async function stopEngine(name: string): Promise<void> {
  const dataDir = dataFolder(name);
  if (existsSync(join(dataDir, 'engine.json'))) await (await startEngine(dataDir)).stop();
}

function runSync(dataDir: string, ...args: string[]) {
  const child = spawn(process.execPath, ['infra/local/sync.ts', ...args], {
    env: { ...process.env, DATA_DIR: dataFolder(dataDir), DDB_ENDPOINT: '', SITE_CONFIG: 'site.config.ts' },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (output.stdout += text));
  child.stderr.on('data', (text) => (output.stderr += text));
  const ended = once(child, 'exit').then(([code]) => ({ code, ...output }));
  return { child, ended };
}

async function rowsIn(dataDir: string) {
  const engine = await startEngine(dataFolder(dataDir));
  const client = createDynamo(engine.endpoint);
  const rows: string[] = [];
  let from: Record<string, never> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName: 'show-companion', ExclusiveStartKey: from }));
    rows.push(
      ...(page.Items ?? []).map((row) => stable({ ...row, lastReadAt: undefined, lastChangedAt: undefined })),
    );
    from = page.LastEvaluatedKey as typeof from;
  } while (from);
  await engine.stop();
  return rows.sort();
}

/** The engine gives attributes in no order. */
const stable = (row: object) =>
  JSON.stringify(row, (_, value) =>
    value && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );

/** On a busy machine a sync may be over before it can be killed; then another is begun over nothing. */
async function runCutShort(dataDir: string): Promise<void> {
  for (;;) {
    const { child, ended } = runSync(dataDir, feed, '--json');
    await untilSomeAreStored(child, dataDir);
    child.kill('SIGKILL');
    if ((await ended).stdout === '') return;
    await stopEngine(dataDir);
    rmSync(dataFolder(dataDir), { recursive: true, force: true });
  }
}

async function untilSomeAreStored(child: ChildProcess, dataDir: string): Promise<void> {
  const note = join(dataFolder(dataDir), 'engine.json');
  while (child.exitCode === null) {
    await pause(5);
    const stored = await fetchCount(note).catch(() => 0);
    if (stored > 50) return;
  }
}

async function fetchCount(note: string): Promise<number> {
  const { endpoint } = JSON.parse(readFileSync(note, 'utf8'));
  const client = createDynamo(endpoint, { attempts: 1, connectMs: 1000, requestMs: 5000 });
  const { Count } = await client.send(
    new ScanCommand({ TableName: 'show-companion', Select: 'COUNT', Limit: 100 }),
  );
  return Count ?? 0;
}

describe('npm run sync', () => {
  it('killed in the middle and started again ends with the same table as an uninterrupted run', async () => {
    const whole = await runSync('one', feed, '--json').ended;
    expect(JSON.parse(whole.stdout)).toMatchObject({ items: 1500, created: 1500 });

    await runCutShort('two');
    const rest = JSON.parse((await runSync('two', feed, '--json').ended).stdout);
    expect(rest.created).toBeGreaterThan(0);
    expect(rest.created).toBeLessThan(1500);
    expect(await rowsIn('two')).toEqual(await rowsIn('one'));
  });

  it('prints one JSON object a feed and nothing else, and fails when a feed did', async () => {
    const page = join(folder, 'page.html');
    writeFileSync(page, '<!doctype html><title>Not a feed</title>');
    const { stdout, stderr, code } = await runSync('one', feed, page, '--json').ended;
    const reports = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(reports).toMatchObject([
      { title: 'A feed of tests', items: 1500, created: 1500, updated: 0, unchanged: 0, setAside: 0 },
      { outcome: 'failed', failure: { code: 'web-page' } },
    ]);
    expect(reports.every((report) => report.bytes > 0 && report.milliseconds >= 0)).toBe(true);
    expect(stderr).toBe('');
    expect(code).toBe(1);
  });

  it('says what a mistake in the configuration is, and starts nothing', async () => {
    const config = join(folder, 'wrong.config.ts');
    writeFileSync(config, 'export default { title: 1 };');
    const child = spawn(process.execPath, ['infra/local/sync.ts'], {
      env: { ...process.env, DATA_DIR: dataFolder('one'), SITE_CONFIG: config },
    });
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += text));
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(stderr).toContain('title: ');
    expect(stderr).toContain('shows: ');
    expect(stderr).not.toContain('    at ');
  });
});
