import type { Template } from 'aws-cdk-lib/assertions';
import { only, plain, resourcesOf } from './synthesise.ts';

/** How the distribution treats the requests of one path pattern, in words. */
export type Behaviour = {
  from: string;
  methods: 'that read' | 'all';
  /** What tells answers apart that the edge keeps. */
  keyedBy: { query: string[]; cookies: string; headers: string };
  /** What the origin is told beyond that. */
  told: { query: string[]; cookies: string[]; headers: string[] };
  /** How long the edge keeps an answer. */
  keeps: 'as long as the origin says' | 'a day, unless the origin says otherwise' | 'never';
  /** What browsers are told of keeping it. */
  cacheControl: string;
  /** Headers that do not reach browsers. */
  removed: string[];
  /** Compressed by the edge, and kept in each form. */
  compressed: string[];
  scheme: string;
  edge: string[];
};

type Policy = Record<string, { [field: string]: never }>;

const nothing = { query: [], cookies: [], headers: [] };

/**
 * The policies of AWS that the site uses, as their documentation has them.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
 */
const ofAws: Record<string, Pick<Behaviour, 'keyedBy' | 'keeps' | 'compressed'>> = {
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': {
    keyedBy: { query: [], cookies: 'none', headers: 'none' },
    keeps: 'never',
    compressed: [],
  },
  '658327ea-f89d-4fab-a63d-7e88639e58f6': {
    keyedBy: { query: [], cookies: 'none', headers: 'none' },
    keeps: 'a day, unless the origin says otherwise',
    compressed: ['gzip', 'br'],
  },
};

/** The behaviours of the distribution in a template, in the order in which they are tried; the default is `*`. */
export function behavioursOf(template: Template): [pattern: string, Behaviour][] {
  const { DistributionConfig: config } = Object(only(template, 'AWS::CloudFront::Distribution').Properties);
  const policies = (kind: string): Policy =>
    Object.fromEntries(
      Object.entries(resourcesOf(template, `AWS::CloudFront::${kind}`)).map(([id, { Properties }]) => [
        plain({ Ref: id }),
        Object(Properties[`${kind}Config`]),
      ]),
    );
  const caches = policies('CachePolicy');
  const requests = policies('OriginRequestPolicy');
  const responses = policies('ResponseHeadersPolicy');
  const origins: Record<string, string> = Object.fromEntries(
    [...config.Origins, ...config.OriginGroups.Items].map((origin) => [origin.Id, kindOf(origin)]),
  );

  const inWords = (given: Record<string, unknown>): Behaviour => {
    const response = Object(responses[plain(given.ResponseHeadersPolicyId)]);
    const request = Object(requests[plain(given.OriginRequestPolicyId)]);
    const custom: { Header: string; Value: string }[] = response.CustomHeadersConfig.Items;
    const { Items: removed }: { Items: { Header: string }[] } = response.RemoveHeadersConfig;
    return {
      from: origins[String(given.TargetOriginId)] ?? 'nowhere',
      methods: [given.AllowedMethods].flat().length > 2 ? 'all' : 'that read',
      ...(ofAws[plain(given.CachePolicyId)] ?? keptBy(Object(caches[plain(given.CachePolicyId)]))),
      told: given.OriginRequestPolicyId
        ? {
            query:
              request.QueryStringsConfig.QueryStringBehavior === 'all'
                ? ['all']
                : (request.QueryStringsConfig.QueryStrings ?? []),
            cookies: request.CookiesConfig.Cookies ?? [],
            headers: request.HeadersConfig.Headers,
          }
        : nothing,
      cacheControl: custom.find(({ Header }) => Header === 'Cache-Control')?.Value ?? 'as the origin says',
      removed: removed.map(({ Header }) => Header),
      ...(given.Compress === true ? {} : { compressed: [] }),
      scheme: String(given.ViewerProtocolPolicy),
      edge: [given.FunctionAssociations ?? []].flat().map((each) => plain(Object(each).FunctionARN)),
    };
  };
  return [
    ...config.CacheBehaviors.map((each: Record<string, unknown>) => [
      String(each.PathPattern),
      inWords(each),
    ]),
    ['*', inWords(config.DefaultCacheBehavior)],
  ];
}

/** The behaviour that answers a path: the first whose pattern fits. */
export function behaviourFor(behaviours: [string, Behaviour][], path: string): Behaviour {
  const found = behaviours.find(([pattern]) => {
    const parts = pattern.split('*').map((part) => part.replaceAll(/[.?+^${}()|[\]\\]/g, '\\$&'));
    return new RegExp(`^${parts.join('.*')}$`).test(path);
  });
  if (!found) throw new TypeError('The default behaviour fits every path.');
  return found[1];
}

/** Seconds that the edge waits for an answer of each kind of origin. */
export function waitsOf(template: Template): Record<string, number> {
  const { DistributionConfig: config } = Object(only(template, 'AWS::CloudFront::Distribution').Properties);
  const answering: Record<string, unknown>[] = config.Origins.filter(
    (origin: Record<string, unknown>) => origin.CustomOriginConfig,
  );
  return Object.fromEntries(
    answering.map((origin) => [kindOf(origin), Object(origin.CustomOriginConfig).OriginReadTimeout]),
  );
}

/** What an origin, or a group of them, is. */
export function kindOf(origin: Record<string, unknown>): string {
  if (origin.Members) return 'files, else pages';
  if (origin.S3OriginConfig) return 'files';
  return origin.OriginCustomHeaders ? 'api' : 'pages';
}

function keptBy(cache: Record<string, unknown>): Pick<Behaviour, 'keyedBy' | 'keeps' | 'compressed'> {
  const key = Object(cache.ParametersInCacheKeyAndForwardedToOrigin);
  const isAsTold = cache.DefaultTTL === 0 && cache.MinTTL === 0;
  return {
    keyedBy: {
      query: key.QueryStringsConfig.QueryStrings ?? [],
      cookies: key.CookiesConfig.CookieBehavior,
      headers: key.HeadersConfig.HeaderBehavior,
    },
    keeps: isAsTold ? 'as long as the origin says' : 'a day, unless the origin says otherwise',
    compressed: [
      ...(key.EnableAcceptEncodingGzip ? ['gzip'] : []),
      ...(key.EnableAcceptEncodingBrotli ? ['br'] : []),
    ],
  };
}
