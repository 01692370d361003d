/** What Astro writes into a built site about itself, as far as it is changed here. */
type SiteManifest = {
  routes: { routeData: { prerender: boolean } }[];
  entryModules: Record<string, string>;
  assets: string[];
  clientDirectives: unknown[];
  key: string;
};

const written = /(?<=\bdeserializeManifest\()\{.*\}(?=\);$)/m;

/**
 * Takes out of a built site's account of itself what a function never asks it: files and pages that lie in the
 * bucket, where the parts of its own code are, and a key for parts that are fetched later, of which it has none. The
 * key is another in each build, and would make another bundle of the same sources.
 * @param code of `dist/server/entry.mjs`
 */
export function shortManifest(code: string): string {
  return code.replace(written, (json) => {
    const manifest: SiteManifest = JSON.parse(json);
    const { routes, entryModules } = manifest;
    return JSON.stringify({
      ...manifest,
      routes: routes.filter(({ routeData }) => !routeData.prerender),
      entryModules: Object.fromEntries(
        Object.entries(entryModules).filter(([, file]) => isForBrowsers(file)),
      ),
      ...{ assets: [], clientDirectives: [], key: '' },
    });
  });
}

/** Scripts that became part of their page have no file. */
const isForBrowsers = (file: string): boolean => file === '' || /^(_astro\/|data:)/.test(file);
