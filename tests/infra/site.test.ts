import { describe, expect, it } from 'vitest';
import { kindOf } from './distribution.ts';
import { only, plain, resourcesOf, synthesise } from './synthesise.ts';

const siteTemplate = synthesise().part('Site');
const { DistributionConfig: config } = Object(only(siteTemplate, 'AWS::CloudFront::Distribution').Properties);

/** Origin id → what it is. */
const origins: Record<string, string> = Object.fromEntries(
  [...config.Origins, ...config.OriginGroups.Items].map((origin) => [origin.Id, kindOf(origin)]),
);

describe('the distribution', () => {
  it('keeps the error pages that the site makes', () => {
    expect(config.CustomErrorResponses).toBeUndefined();
    const [group] = config.OriginGroups.Items;
    expect(group.FailoverCriteria.StatusCodes.Items).toEqual([403, 404]);
    expect(group.Members.Items.map(({ OriginId }: { OriginId: string }) => origins[OriginId])).toEqual([
      'files',
      'pages',
    ]);
  });

  it('learns the tags of a page from the header that the site sets', () => {
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
