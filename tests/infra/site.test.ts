import { describe, expect, it } from 'vitest';
import { only, plain, resourcesOf, synthesise } from './synthesise.ts';

const siteTemplate = synthesise().part('Site');
const { DistributionConfig: config } = Object(only(siteTemplate, 'AWS::CloudFront::Distribution').Properties);
const managedCachingDisabled = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const managedCachingOptimized = '658327ea-f89d-4fab-a63d-7e88639e58f6';

/** Origin id → what it is. */
const origins: Record<string, string> = Object.fromEntries(
  [...config.Origins, ...config.OriginGroups.Items].map((origin) => [origin.Id, kindOf(origin)]),
);

function kindOf(origin: Record<string, unknown>): string {
  if (origin.Members) return 'files, else pages';
  if (origin.S3OriginConfig) return 'files';
  return origin.OriginCustomHeaders ? 'api' : 'pages';
}

function describeBehaviour(behaviour: Record<string, unknown>) {
  return {
    from: origins[String(behaviour.TargetOriginId)],
    cache: plain(behaviour.CachePolicyId),
    headers: plain(behaviour.ResponseHeadersPolicyId),
    edge: edgeFunctions(behaviour.FunctionAssociations),
  };
}

const edgeFunctions = (associations: unknown): string[] =>
  (Array.isArray(associations) ? associations : []).map(({ FunctionARN }) => plain(FunctionARN));

const behaviours: Record<string, ReturnType<typeof describeBehaviour>> = Object.fromEntries([
  ['*', describeBehaviour(config.DefaultCacheBehavior)],
  ...config.CacheBehaviors.map((behaviour: Record<string, unknown>) => [
    behaviour.PathPattern,
    describeBehaviour(behaviour),
  ]),
]);

const page = {
  from: 'files, else pages',
  cache: managedCachingOptimized,
  headers: 'RenderedHeaders',
  edge: ['CleanUrls'],
};
const file = { from: 'files, else pages', cache: managedCachingOptimized, headers: 'FileHeaders', edge: [] };

/** What the origin is told of a request, where it is told more than the address. */
const told = ({ PathPattern = '' }: { PathPattern?: string }): string | undefined => {
  if (/^\/api\/(threads|comments)/.test(PathPattern)) return 'Commenter';
  return PathPattern.startsWith('/host') ? 'HostBrowser' : undefined;
};
const policyNamed = (name: string) => {
  const policies = Object.entries(resourcesOf(siteTemplate, 'AWS::CloudFront::OriginRequestPolicy'));
  const found = policies.find(([id]) => plain({ Ref: id }) === name);
  return Object(found?.[1].Properties).OriginRequestPolicyConfig;
};

const host = { from: 'api', cache: managedCachingDisabled, headers: 'FileHeaders', edge: [] };

describe('every path of the distribution', () => {
  it('has its origin, its cache and its headers', () => {
    expect(behaviours).toEqual({
      '*': { from: 'pages', cache: 'PageCache', headers: 'RenderedHeaders', edge: [] },
      '/api/*': { from: 'api', cache: 'ApiCache', headers: 'RenderedHeaders', edge: [] },
      '/api/comments*': { from: 'api', cache: managedCachingDisabled, headers: 'FileHeaders', edge: [] },
      '/api/threads*': { from: 'api', cache: 'ThreadCache', headers: 'RenderedHeaders', edge: [] },
      '/_astro/*': file,
      '/about': page,
      '/articles': { from: 'pages', cache: 'ArticlesCache', headers: 'RenderedHeaders', edge: [] },
      '/articles/feed.json': file,
      '/articles/feed.xml': file,
      '/articles/own.json': file,
      '/host': host,
      '/host/*': host,
      '/robots.txt': file,
      '/search': { from: 'pages', cache: 'SearchCache', headers: 'RenderedHeaders', edge: [] },
      '/sample/*': file,
    });
  });

  it('is compressed, answers over https alone, and takes what changes anything for comments and the console alone', () => {
    for (const behaviour of [config.DefaultCacheBehavior, ...config.CacheBehaviors]) {
      expect(behaviour).toMatchObject({
        Compress: true,
        ViewerProtocolPolicy: 'redirect-to-https',
        AllowedMethods: told(behaviour)
          ? ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE']
          : ['GET', 'HEAD'],
      });
      expect(plain(behaviour.OriginRequestPolicyId)).toBe(told(behaviour) ?? 'undefined');
    }
    expect(config.HttpVersion).toBe('http2and3');
  });

  it('tells the API of comments who sends, by what viewers cannot set, and lets nothing of it tell caches apart', () => {
    const told = policyNamed('Commenter');
    expect(told.CookiesConfig).toEqual({ CookieBehavior: 'whitelist', Cookies: ['__Host-guest'] });
    expect(told.HeadersConfig.Headers).toEqual([
      'Accept',
      'Content-Type',
      'Origin',
      'Sec-Fetch-Site',
      'CloudFront-Viewer-Address',
    ]);
    const policies = Object.values(resourcesOf(siteTemplate, 'AWS::CloudFront::CachePolicy'));
    for (const { Properties } of policies) {
      const { CookiesConfig, HeadersConfig } = Object(
        Properties.CachePolicyConfig,
      ).ParametersInCacheKeyAndForwardedToOrigin;
      expect([CookiesConfig.CookieBehavior, HeadersConfig.HeaderBehavior]).toEqual(['none', 'none']);
    }
  });

  it('tells the console of its own two cookies and no other, and of nothing that viewers cannot do without', () => {
    const told = policyNamed('HostBrowser');
    expect(told.CookiesConfig).toEqual({
      CookieBehavior: 'whitelist',
      Cookies: ['__Host-host', '__Host-sign-in'],
    });
    expect(told.HeadersConfig.Headers).toEqual([
      'Accept',
      'Content-Type',
      'Origin',
      'Sec-Fetch-Site',
      'User-Agent',
      'X-Form-Token',
    ]);
  });

  it('answers addresses of comments before the rest of the API', () => {
    const patterns = config.CacheBehaviors.map(({ PathPattern }: { PathPattern: string }) => PathPattern);
    const at = (pattern: string) => patterns.indexOf(pattern);
    expect(Math.max(at('/api/threads*'), at('/api/comments*'))).toBeLessThan(at('/api/*'));
  });

  it('keeps the error pages that the site makes', () => {
    expect(config.CustomErrorResponses).toBeUndefined();
    const [group] = config.OriginGroups.Items;
    expect(group.FailoverCriteria.StatusCodes.Items).toEqual([403, 404]);
    expect(group.Members.Items.map(({ OriginId }: { OriginId: string }) => origins[OriginId])).toEqual([
      'files',
      'pages',
    ]);
  });
});

describe('caches', () => {
  const policies = resourcesOf(siteTemplate, 'AWS::CloudFront::CachePolicy');
  const byName = Object.fromEntries(
    Object.entries(policies).map(([id, { Properties }]) => [
      plain({ Ref: id }),
      Object(Properties.CachePolicyConfig),
    ]),
  );

  it.each([
    ['PageCache', ['cursor', 'from', 'order', 'to']],
    ['SearchCache', ['kind', 'page', 'q', 'show', 'year']],
    ['ApiCache', ['author', 'cursor', 'kind', 'limit', 'outlet', 'page', 'q', 'season', 'show', 'year']],
    ['ArticlesCache', ['author', 'cursor', 'outlet', 'show', 'year']],
  ])(
    '%s keeps what its origin allows, told apart by a few parts of the query and nothing else',
    (name, query) => {
      expect(byName[name]).toMatchObject({
        DefaultTTL: 0,
        MinTTL: 0,
        ParametersInCacheKeyAndForwardedToOrigin: {
          QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: query },
          CookiesConfig: { CookieBehavior: 'none' },
          HeadersConfig: { HeaderBehavior: 'none' },
          EnableAcceptEncodingBrotli: true,
          EnableAcceptEncodingGzip: true,
        },
      });
    },
  );

  it('learn the tags of a page from the header that the site sets', () => {
    expect(config.CacheTagConfig).toEqual({ HeaderName: 'Cache-Tag' });
  });
});

describe('headers that browsers get', () => {
  const policies = resourcesOf(siteTemplate, 'AWS::CloudFront::ResponseHeadersPolicy');
  const byName = Object.fromEntries(
    Object.entries(policies).map(([id, { Properties }]) => [
      plain({ Ref: id }),
      Object(Properties.ResponseHeadersPolicyConfig),
    ]),
  );

  it.each(['RenderedHeaders', 'FileHeaders'])(
    '%s hold the security headers, whatever the origin says',
    (name) => {
      const { SecurityHeadersConfig: security, RemoveHeadersConfig: removed } = byName[name];
      expect(security).toEqual({
        ContentSecurityPolicy: {
          ContentSecurityPolicy:
            "default-src 'self'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; img-src 'self' https:; media-src 'self' https:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; upgrade-insecure-requests",
          Override: true,
        },
        ContentTypeOptions: { Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'strict-origin-when-cross-origin', Override: true },
        StrictTransportSecurity: {
          AccessControlMaxAgeSec: 31_536_000,
          IncludeSubdomains: false,
          Override: true,
        },
      });
      expect(removed).toEqual({ Items: [{ Header: 'Cache-Tag' }] });
    },
  );

  it('make browsers ask again for pages, and keep files as they were published', () => {
    const cacheHeader = (name: string) =>
      byName[name].CustomHeadersConfig.Items.filter(
        ({ Header }: { Header: string }) => Header === 'Cache-Control',
      );
    expect(cacheHeader('RenderedHeaders')).toEqual([
      { Header: 'Cache-Control', Value: 'public, max-age=0, must-revalidate', Override: true },
    ]);
    expect(cacheHeader('FileHeaders')).toEqual([]);
  });
});

describe('origins', () => {
  it('hear the site’s requests over https, signed or with the secret', () => {
    for (const origin of config.Origins) {
      expect(Boolean(origin.OriginAccessControlId) || Boolean(origin.OriginCustomHeaders)).toBe(true);
      if (origin.CustomOriginConfig)
        expect(origin.CustomOriginConfig.OriginProtocolPolicy).toBe('https-only');
    }
    const api = config.Origins.find((origin: { Id: string }) => origins[origin.Id] === 'api');
    expect(api.OriginCustomHeaders.map(({ HeaderName }: { HeaderName: string }) => HeaderName)).toEqual([
      'X-Origin-Secret',
    ]);
    expect(plain(api.OriginCustomHeaders[0].HeaderValue)).toBe(
      '{{resolve:secretsmanager:SiteSecret:SecretString:::}}',
    );
    for (const { Properties } of Object.values(
      resourcesOf(siteTemplate, 'AWS::CloudFront::OriginAccessControl'),
    )) {
      expect(Object(Properties.OriginAccessControlConfig).SigningBehavior).toBe('always');
    }
  });
});
