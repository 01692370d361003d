import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { hashedAssetFolder } from '../headers.ts';

/** A path of the distribution that answers with files of the build. */
export type PublishedPath = { pattern: string; kind: 'hashedAsset' | 'page' | 'file' };

/**
 * What the site build publishes as files, as paths of the distribution. Everything else is rendered
 * on demand.
 * @param client the folder of the build
 * @example publishedPaths('dist/client') // [{ pattern: '/about', kind: 'page' }, { pattern: '/articles/feed.json', … }]
 */
export function publishedPaths(client: string): PublishedPath[] {
  return readdirSync(client, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? folderPaths(client, entry.name) : [filePath(entry.name)]));
}

function filePath(name: string): PublishedPath {
  return name.endsWith('.html')
    ? { pattern: name === 'index.html' ? '/' : `/${name.slice(0, -'.html'.length)}`, kind: 'page' }
    : { pattern: `/${name}`, kind: 'file' };
}

/** Files of one folder that are named one by one; a distribution has only so many paths. */
const mostNamed = 5;

function folderPaths(client: string, name: string): PublishedPath[] {
  if (name === hashedAssetFolder) return [{ pattern: `/${name}/*`, kind: 'hashedAsset' }];
  const files = readdirSync(join(client, name), { recursive: true, encoding: 'utf8' });
  // A few files beside one another share their folder with pages that are rendered on demand.
  const isFlat = files.every((file) => !file.includes(sep));
  if (isFlat && files.length <= mostNamed) return files.sort().map((file) => filePath(`${name}/${file}`));
  const kind = files.some((file) => file.endsWith('.html')) ? 'page' : 'file';
  return [
    ...(files.includes('index.html') ? [{ pattern: `/${name}`, kind } as const] : []),
    { pattern: `/${name}/*`, kind },
  ];
}
