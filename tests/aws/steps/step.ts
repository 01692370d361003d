import type { Deployed } from '../deployed.ts';
import type { Calls } from '../emulator/calls.ts';

/** What every step has to work with. */
export type Stage = {
  calls: Calls;
  deployed: Deployed;
  /** Asks the HTTP API; as the distribution does, unless told to come by another way. */
  api(path: string, init?: RequestInit & { direct?: boolean }): Promise<Response>;
};

/** One sentence about the site that is printed when it was found to be true. */
export async function step<T>(sentence: string, prove: () => Promise<T>): Promise<T> {
  const startedAt = Date.now();
  try {
    const result = await prove();
    console.log(`✓ ${sentence} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    console.log(`✗ ${sentence}`);
    throw error;
  }
}

/** Waits for what AWS does by itself a moment later. @throws {Error} when it did not happen within half a minute */
export async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('It did not happen within half a minute.');
}
