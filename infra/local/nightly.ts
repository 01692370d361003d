import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNightly } from '../../functions/nightly/run.ts';

type Tools = Parameters<typeof runNightly>[0];

const dayMs = 24 * 3_600_000;
const lookEveryMs = 15 * 60_000;

/**
 * Does once a day what discussions need: at the start when the last time is a day ago, and then while the site runs.
 * When it was done last is noted in the data folder.
 */
export function keepAtNight({ dataDir, ...tools }: Tools & { dataDir: string }): {
  stop(): Promise<void>;
} {
  const note = join(dataDir, 'nightly');
  let running: Promise<void> = Promise.resolve();
  const look = () => {
    running = running.then(() => runWhenDue(tools, note)).catch(console.error);
  };
  look();
  const timer = setInterval(look, lookEveryMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

async function runWhenDue(tools: Tools, note: string): Promise<void> {
  const now = tools.now();
  if (now.getTime() - lastTime(note) < dayMs) return;
  const { threads, drift, purged } = await runNightly({ ...tools, now: () => now });
  writeFileSync(note, now.toISOString());
  if (threads + purged > 0)
    console.log(`Looked after ${threads} discussions; old comments purged: ${purged}`);
  if (drift.length > 0) console.error('Counts of discussions differ from their comments.', drift);
}

function lastTime(note: string): number {
  try {
    return Date.parse(readFileSync(note, 'utf8')) || 0;
  } catch {
    return 0;
  }
}
