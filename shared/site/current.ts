import { loadSite } from './load.ts';

/**
 * The site that this process serves. Builds replace this module with the parsed configuration,
 * so that deployed code reads no file.
 */
export const site = await loadSite();
