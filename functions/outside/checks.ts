import type { Check } from '../../shared/comments/screening/check.ts';
import type { Site } from '../../shared/site/schema.ts';

export type OutsideService = Site['comments']['outsideChecks'][number];

/** How services are reached: `AKISMET_KEY`, and `AKISMET_URL` for another one that speaks as Akismet does. */
type Reached = {
  env: Record<string, string | undefined>;
  /** Who sends where nobody says so, on one's own machine. Without it, what needs to know holds the comment. */
  unnamedSender?: string | undefined;
};

const makers: Record<OutsideService, (site: Site, reached: Reached) => Promise<Check>> = {
  async akismet(site, { env, unnamedSender }) {
    const { createAkismet } = await import('./akismet.ts');
    return createAkismet({
      key: env.AKISMET_KEY,
      site: site.url,
      endpoint: env.AKISMET_URL,
      unnamedSender,
    });
  },
  async comprehend() {
    const { createComprehend } = await import('./comprehend.ts');
    return createComprehend();
  },
};

/**
 * The checks by services outside the site that its author has switched on. The code that asks them is loaded for
 * the first comment; where none is switched on there is none, and nothing that commenters write leaves the site.
 */
export const outsideChecks = (site: Site, reached: Reached): Record<string, Check> =>
  Object.fromEntries(
    site.comments.outsideChecks.map((service) => [service, onDemand(() => makers[service](site, reached))]),
  );

function onDemand(load: () => Promise<Check>): Check {
  let loaded: Promise<Check> | undefined;
  return async (...comment) => {
    loaded ??= load();
    return (await loaded)(...comment);
  };
}
