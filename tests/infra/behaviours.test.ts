import { describe, expect, it } from 'vitest';
import { type Behaviour, behaviourFor, behavioursOf, waitsOf } from './distribution.ts';
import { plain, resourcesOf, synthesise } from './synthesise.ts';

const site = synthesise();
const behaviours = behavioursOf(site.part('Site'));

/** What is the same for every path. */
const everywhere: Pick<Behaviour, 'removed' | 'compressed' | 'scheme' | 'edge' | 'methods' | 'told'> = {
  methods: 'that read',
  told: { query: [], cookies: [], headers: [] },
  removed: ['Cache-Tag'],
  compressed: ['gzip', 'br'],
  scheme: 'redirect-to-https',
  edge: [],
};
const askedAgain = 'public, max-age=0, must-revalidate';

const rendered = (from: string, query: string[]): Behaviour => ({
  ...everywhere,
  from,
  keyedBy: { query, cookies: 'none', headers: 'none' },
  keeps: 'as long as the origin says',
  cacheControl: askedAgain,
});
const file: Behaviour = {
  ...everywhere,
  from: 'files, else pages',
  keyedBy: { query: [], cookies: 'none', headers: 'none' },
  keeps: 'a day, unless the origin says otherwise',
  cacheControl: 'as the origin says',
};
const prerendered: Behaviour = { ...file, cacheControl: askedAgain, edge: ['CleanUrls'] };

/** Who writes a comment: known by one cookie, one address that viewers cannot set, and the page they come from. */
const writing: Pick<Behaviour, 'methods' | 'told'> = {
  methods: 'all',
  told: {
    query: ['cursor', 'limit', 'thread', 'token'],
    cookies: ['__Host-guest'],
    headers: ['Accept', 'Content-Type', 'Origin', 'Sec-Fetch-Site', 'CloudFront-Viewer-Address'],
  },
};

/** The host console: its own two cookies, and all that a form of it sends. */
const ofHosts: Behaviour = {
  ...everywhere,
  from: 'api',
  methods: 'all',
  keyedBy: { query: [], cookies: 'none', headers: 'none' },
  told: {
    query: ['all'],
    cookies: ['__Host-host', '__Host-sign-in'],
    headers: ['Accept', 'Content-Type', 'Origin', 'Sec-Fetch-Site', 'User-Agent', 'X-Form-Token'],
  },
  keeps: 'never',
  cacheControl: 'as the origin says',
  compressed: [],
};

const expected: Record<string, Behaviour> = {
  '*': rendered('pages', ['cursor', 'from', 'order', 'to']),
  '/search': rendered('pages', ['kind', 'page', 'q', 'show', 'year']),
  '/articles': rendered('pages', ['author', 'cursor', 'outlet', 'show', 'year']),
  '/api/*': rendered('api', [
    'author',
    'cursor',
    'kind',
    'limit',
    'outlet',
    'page',
    'q',
    'season',
    'show',
    'year',
  ]),
  '/api/threads*': { ...rendered('api', ['cursor', 'ids', 'limit', 'order']), ...writing },
  '/api/comments*': {
    ...everywhere,
    ...writing,
    from: 'api',
    keyedBy: { query: [], cookies: 'none', headers: 'none' },
    keeps: 'never',
    cacheControl: 'as the origin says',
    compressed: [],
  },
  '/api/hub/*': {
    ...everywhere,
    from: 'api',
    methods: 'all',
    keyedBy: { query: [], cookies: 'none', headers: 'none' },
    told: { query: ['all'], cookies: [], headers: ['Content-Type', 'X-Hub-Signature'] },
    keeps: 'never',
    cacheControl: 'as the origin says',
    compressed: [],
  },
  '/api/counts': {
    ...everywhere,
    from: 'api',
    methods: 'all',
    keyedBy: { query: [], cookies: 'none', headers: 'none' },
    told: { query: [], cookies: [], headers: ['Content-Type', 'Origin', 'Sec-Fetch-Site'] },
    keeps: 'never',
    cacheControl: 'as the origin says',
    compressed: [],
  },
  '/host': ofHosts,
  '/host/*': ofHosts,
  '/_astro/*': file,
  '/about': prerendered,
  '/articles/feed.json': file,
  '/articles/feed.xml': file,
  '/articles/own.json': file,
  '/robots.txt': file,
  '/sample/*': file,
};

describe('every path of the distribution', () => {
  it.each(behaviours)(
    '%s has the cache, the headers and the methods that it needs, and no others',
    (pattern, found) => {
      expect(found).toEqual(expected[pattern]);
    },
  );

  it('is known here', () => {
    expect(behaviours.map(([pattern]) => pattern).sort()).toEqual(Object.keys(expected).sort());
  });

  it.each([
    ['/', '*'],
    ['/my-show/k3x9q2mfab-harbour', '*'],
    ['/articles', '/articles'],
    ['/articles/who-pays', '*'],
    ['/articles/feed.xml', '/articles/feed.xml'],
    ['/search', '/search'],
    ['/api/episodes', '/api/*'],
    ['/api/threads.atom', '/api/threads*'],
    ['/api/threads/episode-k3x9q2mfab/comments', '/api/threads*'],
    ['/api/comments/mine', '/api/comments*'],
    ['/api/hub/my-show/a-token', '/api/hub/*'],
    ['/_astro/page.a1b2.css', '/_astro/*'],
    ['/discuss/episode-k3x9q2mfab', '*'],
  ])('%s is answered as %s is', (path, pattern) => {
    expect(behaviourFor(behaviours, path)).toEqual(expected[pattern]);
  });

  it('waits longer for an origin than its functions may run: they say themselves what became of a request', () => {
    const timeouts = ['Functions', 'Console'].flatMap((part) =>
      Object.entries(resourcesOf(site.part(part), 'AWS::Lambda::Function')).map(
        ([id, { Properties }]) => [plain({ Ref: id }), Number(Properties.Timeout)] as const,
      ),
    );
    const asked = timeouts.filter(([name]) => !['Sync', 'Nightly'].includes(name));
    const slowest = (of: typeof asked) => Math.max(...of.map(([, seconds]) => seconds));
    const waits = waitsOf(site.part('Site'));
    expect(waits.pages).toBeGreaterThan(slowest(asked.filter(([name]) => name === 'Pages')));
    expect(waits.api).toBeGreaterThan(slowest(asked.filter(([name]) => name !== 'Pages')));
  });

  it('lets cookies reach an origin only where people write or are hosts, and no cookie tells answers apart', () => {
    const withCookies = behaviours.filter(([, { told }]) => told.cookies.length > 0);
    expect(withCookies.map(([pattern]) => pattern).sort()).toEqual([
      '/api/comments*',
      '/api/threads*',
      '/host',
      '/host/*',
    ]);
    for (const [, { keyedBy }] of behaviours)
      expect([keyedBy.cookies, keyedBy.headers]).toEqual(['none', 'none']);
  });
});
