import { writeFileSync } from 'node:fs';
import { openApiDocument } from '../../functions/openapi.ts';
import { loadSite } from '../../shared/site/load.ts';
import { explainAndExit } from '../local/explain.ts';
import { makeArtwork } from './artwork.ts';
import { buildPages } from './pages.ts';
import { stampBuild, stampBundles } from './stamp.ts';

/** Builds everything that is deployed or served from `dist`: pages, API description, function bundles. */
async function main(): Promise<void> {
  const site = await loadSite();
  await buildPages();
  await makeArtwork(site, 'dist/client');
  writeFileSync('dist/client/openapi.json', JSON.stringify(openApiDocument(site)));
  stampBuild();
  if (process.argv.includes('--pages-only')) return;
  const { bundleFunctions } = await import('./bundle.ts');
  await bundleFunctions(site);
  stampBundles();
}

await main().catch(explainAndExit);
