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
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { FunctionUrl } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { viewerAddressHeader } from '../../functions/comments/address.ts';
import { guestCookieName } from '../../functions/comments/guest-cookie.ts';
import { formTokenHeader } from '../../functions/host/form-token.ts';
import { sessionCookieName } from '../../functions/host/session-cookie.ts';
import { signInCookieName } from '../../functions/host/sign-in-cookie.ts';
import { apiOrigin, filesOrigin, pagesOrigin } from './origins.ts';
import { fileHeaders, originCache, renderedHeaders } from './policies.ts';
import { publishedPaths } from './published-paths.ts';

type Sources = {
  published: IBucket;
  pagesUrl: FunctionUrl;
  apiHost: string;
  secret: ISecret;
  client: string;
  hasConsole: boolean;
};

/** The parts of a query that pages and the API read; anything else never reaches them. */
const pageQuery = ['cursor', 'from', 'order', 'to'];
const searchQuery = ['kind', 'page', 'q', 'show', 'year'];
const threadQuery = ['cursor', 'ids', 'limit', 'order'];
const articlesQuery = ['author', 'cursor', 'outlet', 'show', 'year'];
const apiQuery = ['author', 'cursor', 'kind', 'limit', 'outlet', 'page', 'q', 'season', 'show', 'year'];

const everywhere = {
  allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  compress: true,
};

/** How the distribution answers each path: pages on demand, those with queries of their own, published files, the API. */
export function createBehaviours(stack: Stack, sources: Sources) {
  const rendered = renderedHeaders(stack);
  const filesHeaders = fileHeaders(stack);
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
  const articles: BehaviorOptions = {
    ...pages,
    cachePolicy: originCache(stack, 'ArticlesCache', articlesQuery),
  };
  const api: BehaviorOptions = {
    ...everywhere,
    origin: apiOrigin(sources.apiHost, sources.secret),
    cachePolicy: originCache(stack, 'ApiCache', apiQuery),
    responseHeadersPolicy: rendered,
  };
  const threads: BehaviorOptions = {
    ...api,
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: originCache(stack, 'ThreadCache', threadQuery),
    originRequestPolicy: commenter(stack),
  };
  const personal: BehaviorOptions = {
    ...threads,
    // Nothing of it is the same for two people, so that not even requests at the same moment may share an answer.
    cachePolicy: CachePolicy.CACHING_DISABLED,
    responseHeadersPolicy: filesHeaders,
  };
  const hubs: BehaviorOptions = { ...personal, originRequestPolicy: hub(stack) };
  const counts: BehaviorOptions = { ...personal, originRequestPolicy: counter(stack) };
  const host: Record<string, BehaviorOptions> = {};
  if (sources.hasConsole) {
    host['/host'] = { ...personal, originRequestPolicy: hostBrowser(stack) };
    host['/host/*'] = host['/host'];
  }
  const files: BehaviorOptions = {
    ...everywhere,
    origin: filesOrigin(stack, sources.published, pagesFrom),
    cachePolicy: CachePolicy.CACHING_OPTIMIZED,
    responseHeadersPolicy: filesHeaders,
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
  return { pages, search, articles, api, threads, personal, hubs, counts, host, published };
}

/**
 * What the API of comments is told of who sends: where from, from which page, and the cookie of a guest. None of it
 * tells cached answers apart.
 */
const commenter = (stack: Stack): OriginRequestPolicy =>
  new OriginRequestPolicy(stack, 'Commenter', {
    cookieBehavior: OriginRequestCookieBehavior.allowList(guestCookieName),
    headerBehavior: OriginRequestHeaderBehavior.allowList(
      'Accept',
      'Content-Type',
      'Origin',
      'Sec-Fetch-Site',
      viewerAddressHeader,
    ),
    queryStringBehavior: OriginRequestQueryStringBehavior.allowList('cursor', 'limit', 'thread', 'token'),
  });

/** What the host console is told: its own two cookies, where a request comes from, and all of its query. */
const hostBrowser = (stack: Stack): OriginRequestPolicy =>
  new OriginRequestPolicy(stack, 'HostBrowser', {
    cookieBehavior: OriginRequestCookieBehavior.allowList(sessionCookieName, signInCookieName),
    headerBehavior: OriginRequestHeaderBehavior.allowList(
      'Accept',
      'Content-Type',
      'Origin',
      'Sec-Fetch-Site',
      'User-Agent',
      formTokenHeader,
    ),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
  });

/** What counts are told: that a page of the site sends them, and nothing of who reads it. */
const counter = (stack: Stack): OriginRequestPolicy =>
  new OriginRequestPolicy(stack, 'Counter', {
    cookieBehavior: OriginRequestCookieBehavior.none(),
    headerBehavior: OriginRequestHeaderBehavior.allowList('Content-Type', 'Origin', 'Sec-Fetch-Site'),
    queryStringBehavior: OriginRequestQueryStringBehavior.none(),
  });

/** What is told of hubs: the question that they ask, or what they signed and how. */
const hub = (stack: Stack): OriginRequestPolicy =>
  new OriginRequestPolicy(stack, 'Hub', {
    cookieBehavior: OriginRequestCookieBehavior.none(),
    headerBehavior: OriginRequestHeaderBehavior.allowList('Content-Type', 'X-Hub-Signature'),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
  });

const cleanUrls = (stack: Stack): EdgeFunction =>
  new EdgeFunction(stack, 'CleanUrls', {
    code: FunctionCode.fromFile({ filePath: fileURLToPath(new URL('./clean-url.js', import.meta.url)) }),
    runtime: FunctionRuntime.JS_2_0,
    comment: 'Finds prerendered pages by addresses without an ending',
  });
