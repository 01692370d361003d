import { edgeCacheControl } from '../shared/edge-cache.ts';

// Headers of every response, for the edge on AWS and for the local web server alike.
// Plain data: this module knows neither CDK nor a web framework.

/** Where the site is served: only AWS promises https. */
export type Where = 'aws' | 'local';

const policy: Record<string, string> = {
  'default-src': "'self'",
  'script-src': "'self'",
  'style-src': "'self'",
  'font-src': "'self'",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'img-src': "'self' https:",
  'media-src': "'self' https:",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

/**
 * Everything from this origin, except pictures and audio that live at a show's own host. Old feeds name
 * audio by http: AWS upgrades it, and a machine without https has to let it through.
 */
export function contentSecurityPolicy(where: Where): string {
  const overHttp = (name: string) => ({ [name]: `${policy[name]} http:` });
  const sources =
    where === 'local' ? { ...policy, ...overHttp('img-src'), ...overHttp('media-src') } : policy;
  const directives = Object.entries(sources).map(([name, allowed]) => `${name} ${allowed}`);
  if (where === 'aws') directives.push('upgrade-insecure-requests');
  return directives.join('; ');
}

/** One year, for this host alone: what else an author runs below their domain is theirs to decide. */
export const strictTransportSeconds = 31_536_000;

export const referrerPolicy = 'strict-origin-when-cross-origin';

/** Headers that CloudFront takes as custom ones; the rest has fields of its own in its policies. */
export const customSecurityHeaders: Record<string, string> = {
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/**
 * The security headers of every response, errors included.
 * @example securityHeaders('local')['Referrer-Policy'] // 'strict-origin-when-cross-origin'
 */
export function securityHeaders(where: Where): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(where),
    ...(where === 'aws' && {
      'Strict-Transport-Security': `max-age=${strictTransportSeconds}`,
    }),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': referrerPolicy,
    ...customSecurityHeaders,
  };
}

const year = 31_536_000;

/** Cache-Control by kind of path. */
export const cacheControl = {
  /** Files whose name changes with their content. */
  hashedAsset: `public, max-age=${year}, immutable`,
  /** Other files: pictures, sample audio, robots.txt. */
  file: 'public, max-age=3600',
  /** Prerendered pages as the edge sees them; a deployment invalidates them. */
  prerendered: edgeCacheControl,
  /**
   * Every page as a browser sees it. It replaces what the edge was told, because browsers honour
   * stale-while-revalidate too and would show yesterday's page (RFC 5861).
   */
  page: 'public, max-age=0, must-revalidate',
} as const;

/** Names what a page shows, so that a change of it can be told to the edge; browsers never see it. */
export const cacheTagHeader = 'Cache-Tag';

/** The folder of the build that holds the files whose name changes with their content. */
export const hashedAssetFolder = '_astro';
