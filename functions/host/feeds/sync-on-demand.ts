import type { FeedRunner } from './runner.ts';

/** The sync Lambda of this deployment, and the client for it once the first order is given: few requests give one. */
export function syncOnDemand(functionName: string): FeedRunner {
  let loaded: Promise<FeedRunner> | undefined;
  const load = () => {
    loaded ??= import('./invoked-sync.ts').then(({ invokedSync }) => invokedSync(functionName));
    return loaded;
  };
  return {
    check: async (show) => (await load()).check(show),
    audio: async (address) => (await load()).audio(address),
    index: async () => (await load()).index(),
    preview: async (show, address) => (await load()).preview(show, address),
  };
}
