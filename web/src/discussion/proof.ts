import type { Challenge } from 'altcha-lib/types';

const longestMs = 15_000;

/** Does the small calculation that the site asks for, beside the page; `undefined` when this browser cannot. */
export async function proofFor(challenge: Challenge | undefined): Promise<string | undefined> {
  if (!challenge) return undefined;
  const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(typeof data === 'string' ? data : undefined);
      worker.onerror = () => resolve(undefined);
      setTimeout(() => resolve(undefined), longestMs);
      worker.postMessage(challenge);
    });
  } finally {
    worker.terminate();
  }
}
