import { onTestFinished, vi } from 'vitest';

/** How many times as long as the product, tests wait for the table, for checks and for services outside. */
const patience = vi.hoisted(() => ({ times: 100 }));

// On a busy machine an answer may come late, which holds a comment or turns a form away: only tests of that may see it.
vi.mock(import('../../shared/comments/screening/within-time.ts'), async (original) => {
  const { withinTime } = await original();
  return { withinTime: (promise, milliseconds) => withinTime(promise, milliseconds * patience.times) };
});
vi.mock('../../functions/outside/service.ts', async (original) => {
  const { outsideTimeMs, ...service } = await original<typeof import('../../functions/outside/service.ts')>();
  return {
    ...service,
    get outsideTimeMs() {
      return outsideTimeMs * patience.times;
    },
  };
});

/** For the rest of a test, nothing is waited for longer than the product waits: for tests of what never answers. */
export function asImpatientAsTheProduct(): void {
  const { times } = patience;
  patience.times = 1;
  onTestFinished(() => {
    patience.times = times;
  });
}
