import { describe, expect, it } from 'vitest';
import { shortManifest } from '../../infra/build/site-manifest.ts';

/** As Astro writes it; only what is asked for here. */
const built = (key: string) => {
  const manifest = {
    routes: [
      { routeData: { route: '/about', prerender: true } },
      { routeData: { route: '/[show]', prerender: false } },
    ],
    componentMetadata: [['Page.astro', { containsHead: true }]],
    entryModules: {
      '\0virtual:astro:middleware': 'virtual_astro_middleware.mjs',
      'Page.astro?script': '_astro/Page.js',
      'astro:scripts/before-hydration.js': '',
    },
    clientDirectives: [['load', '(()=>{})();']],
    assets: ['/favicon.svg', '/about.html'],
    key,
  };
  return `var a = 1;\nvar _manifest = deserializeManifest(${JSON.stringify(manifest)});\nexport { a };`;
};

const said = (code: string) => JSON.parse(code.match(/deserializeManifest\((.*)\);/)?.[1] ?? '');

describe('what a function is told of the site that it renders', () => {
  it('is its own pages and the scripts that they name, not files that lie in the bucket', () => {
    expect(said(shortManifest(built('secret')))).toEqual({
      routes: [{ routeData: { route: '/[show]', prerender: false } }],
      componentMetadata: [['Page.astro', { containsHead: true }]],
      entryModules: { 'Page.astro?script': '_astro/Page.js', 'astro:scripts/before-hydration.js': '' },
      clientDirectives: [],
      assets: [],
      key: '',
    });
  });

  it('is the same after each build, whatever key the build drew', () => {
    expect(shortManifest(built('one'))).toBe(shortManifest(built('another')));
  });

  it('leaves all other code as it is', () => {
    const code = shortManifest(built('secret'));
    expect(code).toMatch(/^var a = 1;\n/);
    expect(code).toMatch(/\nexport \{ a \};$/);
    expect(shortManifest('const b = 2;')).toBe('const b = 2;');
  });
});
