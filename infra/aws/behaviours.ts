import { fileURLToPath } from 'node:url';
import type { Stack } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { FunctionUrl } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { apiOrigin, filesOrigin, pagesOrigin } from './origins.ts';
import { fileHeaders, originCache, renderedHeaders } from './policies.ts';
import { publishedPaths } from './published-paths.ts';

type Sources = {
  published: IBucket;
  pagesUrl: FunctionUrl;
  apiHost: string;
  secret: ISecret;
  client: string;
};

/** The parts of a query that pages and the API read; anything else never reaches them. */
const pageQuery = ['cursor', 'from', 'order', 'to'];
const searchQuery = ['kind', 'page', 'q', 'show', 'year'];
const apiQuery = ['cursor', 'kind', 'limit', 'page', 'q', 'season', 'show', 'year'];

const everywhere = {
  allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  compress: true,
};

/** How the distribution answers each path: pages on demand, the search page, published files, the API. */
export function createBehaviours(stack: Stack, sources: Sources) {
  const rendered = renderedHeaders(stack);
  const pagesFrom = pagesOrigin(sources.pagesUrl);
  const pages: BehaviorOptions = {
    ...everywhere,
    origin: pagesFrom,
    cachePolicy: originCache(stack, 'PageCache', pageQuery),
    responseHeadersPolicy: rendered,
  };
  const search: BehaviorOptions = {
    ...pages,
    cachePolicy: originCache(stack, 'SearchCache', searchQuery),
  };
  const api: BehaviorOptions = {
    ...everywhere,
    origin: apiOrigin(sources.apiHost, sources.secret),
    cachePolicy: originCache(stack, 'ApiCache', apiQuery),
    responseHeadersPolicy: rendered,
  };
  const files: BehaviorOptions = {
    ...everywhere,
    origin: filesOrigin(stack, sources.published, pagesFrom),
    cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    responseHeadersPolicy: fileHeaders(stack),
  };
  const prerendered: BehaviorOptions = {
    ...files,
    responseHeadersPolicy: rendered,
    functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: cleanUrls(stack) }],
  };
  const published = Object.fromEntries(
    publishedPaths(sources.client).map(({ pattern, kind }) => [
      pattern,
      kind === 'page' ? prerendered : files,
    ]),
  );
  return { pages, search, api, published };
}

const cleanUrls = (stack: Stack): EdgeFunction =>
  new EdgeFunction(stack, 'CleanUrls', {
    code: FunctionCode.fromFile({ filePath: fileURLToPath(new URL('./clean-url.js', import.meta.url)) }),
    runtime: FunctionRuntime.JS_2_0,
    comment: 'Finds prerendered pages by addresses without an ending',
  });
