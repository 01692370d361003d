import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { unusedFeatures } from './unused-features.ts';

/** Builds the site as a function from a request to a response; `functions/pages` gives it a server. */
export function functionAdapter(): AstroIntegration {
  return {
    name: 'function-adapter',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [unusedFeatures(), plainNames] } });
      },
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

/**
 * Parts of the function are named by what they are alone. A digest of their code would hold the folder that they were
 * built in, as their code does until it is bundled, and make another bundle of the same sources.
 */
const plainNames: Plugin = {
  name: 'plain-names',
  apply: 'build',
  applyToEnvironment: ({ name }) => name === 'ssr',
  outputOptions: (options) => ({ ...options, chunkFileNames: 'chunks/[name].mjs' }),
};
