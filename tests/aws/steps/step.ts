import type { Deployed } from '../deployed.ts';
import type { Calls } from '../emulator/calls.ts';

/** What every step has to work with. */
export type Stage = {
  calls: Calls;
  deployed: Deployed;
  /** Asks the HTTP API; as the distribution does, unless told to come by another way. */
  api(path: string, init?: RequestInit & { direct?: boolean }): Promise<Response>;
};

/** Seconds after which a step that says nothing about it is given up. */
const patience = 60;

/**
 * One sentence about the site that is printed when it was found to be true.
 * @param within seconds after which it is given up; the signal ends what it has started
 */
export async function step<T>(
  sentence: string,
  prove: (signal: AbortSignal) => Promise<T>,
  { within = patience } = {},
): Promise<T> {
  const startedAt = Date.now();
  const ending = new AbortController();
  const tooLate = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    tooLate.reject(new Error(`It was given up after ${within} seconds.`));
    ending.abort();
  }, within * 1000);
  try {
    const result = await Promise.race([prove(ending.signal), tooLate.promise]);
    console.log(`✓ ${sentence} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
    return result;
  } catch (error) {
    console.log(`✗ ${sentence}`);
    throw error;
  } finally {
    clearTimeout(timer);
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
