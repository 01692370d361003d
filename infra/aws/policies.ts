import { Duration, type Stack } from 'aws-cdk-lib';
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  HeadersReferrerPolicy,
  ResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import {
  cacheControl,
  cacheTagHeader,
  contentSecurityPolicy,
  customSecurityHeaders,
  referrerPolicy,
  strictTransportSeconds,
} from '../headers.ts';

/**
 * A cache that keeps what the origin's Cache-Control allows, and nothing when it says nothing.
 * @param queryStrings the only parts of the query that reach the origin and tell answers apart
 */
export function originCache(stack: Stack, id: string, queryStrings: string[]): CachePolicy {
  return new CachePolicy(stack, id, {
    queryStringBehavior: CacheQueryStringBehavior.allowList(...queryStrings),
    cookieBehavior: CacheCookieBehavior.none(),
    headerBehavior: CacheHeaderBehavior.none(),
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(365),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });
}

/**
 * Security headers on every response.
 * @param replaceCacheControl what browsers are told in place of what the edge was told
 */
function responseHeaders(stack: Stack, id: string, replaceCacheControl?: string): ResponseHeadersPolicy {
  const custom = {
    ...customSecurityHeaders,
    ...(replaceCacheControl && { 'Cache-Control': replaceCacheControl }),
  };
  return new ResponseHeadersPolicy(stack, id, {
    responseHeadersPolicyName: `${stack.stackName}-${id}-${stack.region}`,
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy('aws'), override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.seconds(strictTransportSeconds),
        includeSubdomains: false,
        override: true,
      },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: referrers[referrerPolicy], override: true },
    },
    customHeadersBehavior: {
      customHeaders: Object.entries(custom).map(([header, value]) => ({ header, value, override: true })),
    },
    removeHeaders: [cacheTagHeader],
  });
}

const referrers = {
  'strict-origin-when-cross-origin': HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN,
} as const;

/** For what is rendered or answered on demand: browsers ask again each time, and the edge answers. */
export const renderedHeaders = (stack: Stack) => responseHeaders(stack, 'RenderedHeaders', cacheControl.page);

/** For files: Cache-Control stays as they were published with. */
export const fileHeaders = (stack: Stack) => responseHeaders(stack, 'FileHeaders');
