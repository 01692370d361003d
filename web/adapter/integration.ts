import type { AstroIntegration } from 'astro';

/** Builds the site as a function from a request to a response; `functions/pages` gives it a server. */
export function functionAdapter(): AstroIntegration {
  return {
    name: 'function-adapter',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'function-adapter',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./server.ts', import.meta.url),
          supportedAstroFeatures: { serverOutput: 'stable', hybridOutput: 'stable', staticOutput: 'stable' },
        });
      },
    },
  };
}
