import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { indexStream, startEngine } from '../../infra/local/engine.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseEndpoint: string;
  }
}

/** One embedded engine for the whole run; each test file makes tables of its own in it. */
export default async function startTestEngine(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'companion-test-'));
  const engine = await startEngine(folder);
  indexStream(folder);
  project.provide('databaseEndpoint', engine.endpoint);
  return async function stopTestEngine() {
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
