import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const nothingThere = '() => new Response(null, { status: 404 })';

/** What modules of Astro answer to code that asks whether a feature is used; whatever else they export refuses. */
const unused: Record<string, Record<string, string>> = {
  // Actions
  'actions/handler.js': { handleAction: '() => undefined' },
  'actions/utils.js': {
    hasActionPayload: '() => false',
    createGetActionResult: '() => () => undefined',
    createCallAction: '() => refuse',
  },
  'actions/runtime/client.js': {},
  // Islands in browsers, and of the server
  'runtime/server/astro-island.prebuilt.js': {},
  'runtime/server/astro-island.prebuilt-dev.js': {},
  'runtime/server/serialize.js': {},
  'runtime/server/render/server-islands.js': { containsServerDirective: '() => false' },
  'core/server-islands/endpoint.js': {
    SERVER_ISLAND_COMPONENT: "'_server-islands.astro'",
    SERVER_ISLAND_ROUTE: "'/_server-islands/[name]'",
    createEndpoint: `() => ({ default: Object.assign(${nothingThere}, { isAstroComponentFactory: true }) })`,
  },
  // Languages
  'core/i18n/handler.js': { getI18n: '() => null' },
  'core/i18n/domain.js': { computePathnameFromDomain: '() => undefined' },
  'i18n/utils.js': {},
  // A policy for content in each page: ours is a header of every answer
  'core/csp/runtime.js': {},
  'runtime/server/render/csp.js': {},
  'core/encryption.js': { decodeKey: '() => undefined' },
  // Pictures are resized when the site is built or synchronised
  'assets/endpoint/generic.js': { GET: nothingThere },
  // Pages of an error that are not ours
  'core/errors/dev-handler.js': {},
  'core/errors/build-handler.js': {},
  'template/4xx.js': {},
  // One page that answers for another
  'core/rewrites/handler.js': {},
};

/**
 * Leaves out of the function what this site does not use of Astro: it would be read and parsed at each start. What is
 * asked for nevertheless ends the request with a sentence that names it.
 */
export function unusedFeatures(): Plugin {
  return {
    name: 'unused-features',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'ssr',
    load(id) {
      const [, path = ''] = id.split('/node_modules/astro/dist/');
      const answers = unused[path];
      return answers && withoutFeature(path, exportsOf(readFileSync(id, 'utf8')), answers);
    },
  };
}

/** @example exportsOf('export { one, two as three, four as default }') // ['one', 'three', 'default'] */
function exportsOf(code: string): string[] {
  const names = [...code.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, list = '']) => list.split(','));
  return names.flatMap((name) => name.trim().split(' as ').at(-1) || []);
}

function withoutFeature(path: string, names: string[], answers: Record<string, string>): string {
  const sentence = `This site is built without what ${path} of Astro does.`;
  const exported = names.map((name, at) => `const export${at} = ${answers[name] ?? 'refuse'};`);
  return `
    function refuse() { throw new Error(${JSON.stringify(sentence)}); }
    ${exported.join('\n')}
    export { ${names.map((name, at) => `export${at} as ${name}`).join(', ')} };`;
}
