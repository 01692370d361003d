import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSite, SiteConfigError } from './parse.ts';
import type { Site } from './schema.ts';

/**
 * Reads the configuration file that `SITE_CONFIG` names, or `site.config.ts` in the current folder.
 * @throws {SiteConfigError} when the file is missing, cannot be read, or holds a mistake
 */
export async function loadSite(file = process.env.SITE_CONFIG ?? 'site.config.ts'): Promise<Site> {
  const path = resolve(file);
  const module: unknown = await import(/* @vite-ignore */ pathToFileURL(path).href).catch(
    (cause: unknown) => {
      throw new SiteConfigError([
        `${file} could not be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      ]);
    },
  );
  if (typeof module !== 'object' || module === null || !('default' in module)) {
    throw new SiteConfigError([`${file} has no default export, expected "export default defineSite({ … })"`]);
  }
  const site = parseSite(module.default);
  return {
    ...site,
    shows: site.shows.map((show) => ({ ...show, feed: feedFile(show.feed, dirname(path)) })),
  };
}

/** A feed named by a relative path lies beside the configuration, or else in the current folder. */
function feedFile(feed: string, folder: string): string {
  if (!feed.startsWith('.')) return feed;
  const beside = resolve(folder, feed);
  return existsSync(beside) ? beside : resolve(feed);
}
