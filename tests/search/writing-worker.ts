import { parentPort, workerData } from 'node:worker_threads';
import * as z from 'zod/mini';
import { updateIndex } from '../../shared/search/writer.ts';

/**
 * Replaces an index again and again; every version holds twenty documents that all name its round. After each it gives
 * the reader a moment to see it: "seen" counts what the reader saw.
 */
const { file, rounds, seen } = z
  .object({ file: z.string(), rounds: z.int(), seen: z.instanceof(Int32Array) })
  .parse(workerData);
for (let round = 1; round <= rounds; round += 1) {
  const writer = updateIndex(file);
  writer.putDocuments(
    Array.from({ length: 20 }, (_, at) => ({
      kind: 'article' as const,
      id: `a${at}`,
      url: `/articles/a${at}`,
      title: `Round ${round}`,
      text: 'pelican',
      publishedAt: '2026-01-01T00:00:00.000Z',
      digest: `${round}`,
    })),
  );
  writer.commit();
  Atomics.wait(seen, 0, Atomics.load(seen, 0), 10_000);
}
parentPort?.postMessage('done');
