import type { Plugin } from 'vite';
import { accentStyles } from '../shared/accent.ts';
import type { Site } from '../shared/site/schema.ts';

const siteModule = '#site';
const accentsModule = 'virtual:accents.css';

/**
 * Puts the site configuration into the bundle as data: `#site` becomes the parsed configuration, and
 * `virtual:accents.css` the colours of each show. Built pages read no file.
 */
export function siteModules(site: Site): Plugin {
  return {
    name: 'site-modules',
    enforce: 'pre',
    resolveId: (id) => (id === siteModule || id === accentsModule ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${siteModule}`) return `export const site = ${JSON.stringify(site)};`;
      if (id === `\0${accentsModule}`) return accentStyles(site.shows);
      return undefined;
    },
  };
}
