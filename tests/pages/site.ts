import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../infra/local/free-port.ts';
import { oddHost } from '../e2e/support/odd-host.ts';

const longShow = { SITE_CONFIG: 'tests/pages/site.config.ts' };

export type RunningSite = { origin: string; dataDir: string; stop(): Promise<void> };

/** The site as `npm start` serves it, and a show with five hours of words, over data of its own. */
export async function startSite(): Promise<RunningSite> {
  const dataDir = mkdtempSync(join(tmpdir(), 'companion-pages-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const oddPort = await freePort();
  const host = oddHost(oddPort).listen(oddPort, '127.0.0.1');
  const child = spawn(process.execPath, ['infra/local/start.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: dataDir,
      DDB_ENDPOINT: '',
      ...longShow,
      ODD_PORT: String(oddPort),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  while (!(await isReady(origin))) {
    if (child.exitCode !== null) throw new Error('The site ended as soon as it began.');
    await pause(200);
  }
  return {
    origin,
    dataDir,
    async stop() {
      child.kill('SIGINT');
      await once(child, 'exit');
      host.closeAllConnections();
      host.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

const isReady = (origin: string): Promise<boolean> =>
  fetch(`${origin}/healthz`).then(
    (response) => response.ok,
    () => false,
  );
