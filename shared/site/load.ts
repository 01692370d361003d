import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSite, SiteConfigError } from './parse.ts';
import type { Site } from './schema.ts';

/**
 * Reads the configuration file that `SITE_CONFIG` names, or `site.config.ts` in the current folder.
 * Relative feed files in it are taken from the current folder too.
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
  return parseSite(module.default);
}
