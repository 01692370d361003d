import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cacheControl } from '../../infra/headers.ts';
import { edgeCacheHeaders } from '../../shared/edge-cache.ts';
import { only, plain, type Resource, resourcesOf, standInBuild, synthesise } from './synthesise.ts';

const uploads = (site: ReturnType<typeof synthesise>, part: string): Record<string, Resource> =>
  Object.fromEntries(
    Object.entries(resourcesOf(site.part(part), 'Custom::CDKBucketDeployment')).map(([id, resource]) => [
      id.replace(/CustomResource.*$/, ''),
      resource,
    ]),
  );

describe('published files', () => {
  const site = synthesise();
  const all = { ...uploads(site, 'Assets'), ...uploads(site, 'Site') };

  it('are told to caches by what they are', () => {
    const told = Object.entries(all).map(([id, { Properties }]) => [
      id,
      Object(Properties.SystemMetadata)['cache-control'],
    ]);
    expect(Object.fromEntries(told)).toEqual({
      HashedAssets: 'public, max-age=31536000, immutable',
      HashedFonts: 'public, max-age=31536000, immutable',
      Files: 'public, max-age=3600',
      Pages: 'public, max-age=0, s-maxage=86400, stale-while-revalidate=604800, stale-if-error=604800',
    });
  });

  it('tell the edge the same whether a page was prerendered or is rendered on demand', () => {
    expect(cacheControl.prerendered).toBe(edgeCacheHeaders([])['Cache-Control']);
  });

  it('stay for pages cached before when their name is a hash, and go with their page otherwise', () => {
    const pruned = Object.entries(all).map(([id, { Properties }]) => [id, Properties.Prune]);
    expect(Object.fromEntries(pruned)).toEqual({
      HashedAssets: false,
      HashedFonts: false,
      Files: true,
      Pages: true,
    });
    expect(all.Files?.Properties.Exclude).toEqual(['_astro/*', '*.html']);
  });

  it('make the edge forget every page once they are there', () => {
    expect(all.Pages?.Properties).toMatchObject({
      DistributionPaths: ['/*'],
      Exclude: ['*'],
      Include: ['*.html'],
      WaitForDistributionInvalidation: true,
    });
    expect(all.Pages?.DependsOn).toEqual(
      expect.arrayContaining([expect.stringMatching(/^FilesCustomResource/)]),
    );
  });

  it('make the edge forget every page when only the code that renders pages changed', () => {
    const build = standInBuild();
    const before = uploads(synthesise({}, build), 'Site').Pages;
    writeFileSync(join(build.bundles, 'pages/handler.mjs'), 'export const changed = true;');
    const after = uploads(synthesise({}, build), 'Site').Pages;
    expect(after?.Properties).not.toEqual(before?.Properties);
  });

  it('are read by distributions of this account alone', () => {
    const { PolicyDocument } = only(site.part('Assets'), 'AWS::S3::BucketPolicy').Properties;
    const [, allow, ...rest] = Object(PolicyDocument).Statement;
    expect(rest).toEqual([]);
    expect(allow).toMatchObject({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Principal: { Service: 'cloudfront.amazonaws.com' },
    });
    expect(plain(allow.Condition.ArnLike['AWS:SourceArn'])).toBe(
      'arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution/*',
    );
  });
});
