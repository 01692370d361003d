export type Politeness = {
  /** Items of one host worked on at once, and hosts at once. */
  perHost: number;
  hosts: number;
  /** After so many failures in a row, the rest of a host's items are left. */
  mostFailures: number;
  /** Milliseconds after which nothing new is begun. */
  budgetMs: number;
  stop?: AbortSignal | undefined;
};

/**
 * Works through items in their order, never more than a few of one host at once.
 * @param work returns whether it went well
 */
export async function eachByHost<T>(
  items: T[],
  hostOf: (item: T) => string,
  work: (item: T) => Promise<boolean>,
  { perHost, hosts, mostFailures, budgetMs, stop }: Politeness,
): Promise<void> {
  const startedAt = performance.now();
  const isOver = () => stop?.aborted || performance.now() - startedAt > budgetMs;
  await drain([...Map.groupBy(items, hostOf).values()], hosts, async (ofHost) => {
    let failures = 0;
    await drain(ofHost, perHost, async (item) => {
      if (isOver() || failures >= mostFailures) return;
      failures = (await work(item)) ? 0 : failures + 1;
    });
  });
}

/** So many workers, each taking the next item when it is done with one. */
async function drain<T>(items: T[], workers: number, work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(workers, items.length) }, worker));
}
