import type { RequestListener, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { createManners } from '../../functions/sync/manners.ts';
import { type Unfurled, type UnfurlTools, unfurl } from '../../functions/sync/unfurl.ts';
import { refusalOf, serve } from '../fetch/servers.ts';

const page = (title: string, more = '') =>
  `<!doctype html><html><head><title>${title}</title>${more}</head><body><h1>${title}</h1></body></html>`;
const html = (response: ServerResponse, body: string, status = 200) =>
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);

/** Tools whose clock stands still but for the waits, which are noted. */
function toolsOf(): UnfurlTools & { waits: number[] } {
  const waits: number[] = [];
  let time = 0;
  const manners = createManners({
    allowLoopback: true,
    now: () => time,
    wait: async (ms) => {
      waits.push(ms);
      time += ms;
    },
  });
  return { manners, allowLoopback: true, waits };
}

/** A server with pages by path, without robots.txt unless it is given. */
const site = (pages: Record<string, RequestListener>): Promise<string> =>
  serve((request, response) => {
    const answer = pages[request.url ?? ''];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
const robots =
  (text: string): RequestListener =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).end(text);
  };
const taken = (unfurled: Unfurled) => {
  if ('unchanged' in unfurled) throw new TypeError('Expected a page.');
  return unfurled;
};

describe('an article that is unfurled', () => {
  it('gives what its page says, its address after redirects, and what to ask with the next time', async () => {
    const server = await site({
      '/a': (_request, response) => response.writeHead(301, { location: '/b?utm_source=x' }).end(),
      '/b?utm_source=x': (_request, response) => {
        response.setHeader('etag', '"1"');
        html(response, page('Ferry Runs', '<meta property="og:image" content="/ferry.jpg">'));
      },
    });
    expect(await unfurl(`${server}/a`, toolsOf())).toEqual({
      page: { title: 'Ferry Runs', image: `${server}/ferry.jpg` },
      address: `${server}/b`,
      etag: '"1"',
    });
  });

  it('is asked for on condition the next time, and not read again when it did not change', async () => {
    const server = await site({
      '/a': (request, response) => {
        if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
        else html(response, page('Ferry Runs'));
      },
    });
    expect(await unfurl(`${server}/a`, toolsOf(), { etag: '"1"' })).toEqual({ unchanged: true });
  });

  it('has the address that its page states only where that can be believed', async () => {
    const server = await site({
      '/a': (_request, response) => html(response, page('A', '<link rel="canonical" href="/canonical">')),
      '/b': (_request, response) =>
        html(response, page('B', '<link rel="canonical" href="https://evil.example/x">')),
      '/c': (_request, response) => html(response, page('C', '<link rel="canonical" href="/">')),
    });
    const tools = toolsOf();
    expect(taken(await unfurl(`${server}/a`, tools)).address).toBe(`${server}/canonical`);
    const other = taken(await unfurl(`${server}/b`, tools));
    expect(other.address).toBe(`${server}/b`);
    expect(other.page).not.toHaveProperty('canonical');
    expect(taken(await unfurl(`${server}/c`, tools)).address).toBe(`${server}/c`);
  });
});

describe('manners', () => {
  const article: RequestListener = (_request, response) => void html(response, page('A'));

  it('obey robots.txt, which is read once', async () => {
    let asked = 0;
    const server = await site({
      '/robots.txt': (request, response) => {
        asked += 1;
        robots('User-agent: *\nDisallow: /private\n\nUser-agent: ShowCompanion\nDisallow: /members')(
          request,
          response,
        );
      },
      '/a': article,
      '/members/a': article,
    });
    const tools = toolsOf();
    expect(taken(await unfurl(`${server}/a`, tools)).page.title).toBe('A');
    expect(await refusalOf(unfurl(`${server}/members/a`, tools))).toMatchObject({ code: 'robots-disallow' });
    expect(asked).toBe(1);
  });

  it('keep a second between two pages of a server, or the pause that it asks for', async () => {
    const plain = await site({ '/a': article });
    const slow = await site({ '/robots.txt': robots('User-agent: *\nCrawl-delay: 10'), '/a': article });
    const tools = toolsOf();
    for (const server of [plain, plain, slow, slow]) await unfurl(`${server}/a`, tools);
    expect(tools.waits).toEqual([1_000, 10_000, 10_000]);
  });

  it('leave a server alone that asks for pauses longer than a run', async () => {
    const server = await site({ '/robots.txt': robots('User-agent: *\nCrawl-delay: 3600'), '/a': article });
    expect(await refusalOf(unfurl(`${server}/a`, toolsOf()))).toMatchObject({ code: 'crawl-delay' });
  });

  it('leave a server alone whose robots.txt fails, and read one that has none', async () => {
    const failing = await site({
      '/robots.txt': (_request, response) => response.writeHead(503).end(),
      '/a': article,
    });
    const tools = toolsOf();
    expect(await refusalOf(unfurl(`${failing}/a`, tools))).toMatchObject({ code: 'robots-unknown' });
    const forbidding = await site({
      '/robots.txt': (_request, response) => response.writeHead(403).end(),
      '/a': article,
    });
    expect(taken(await unfurl(`${forbidding}/a`, tools)).page.title).toBe('A');
  });

  it('ask every host on the way of redirects by its own rules', async () => {
    const outlet = await site({ '/robots.txt': robots('User-agent: *\nDisallow: /'), '/a': article });
    const shortener = await site({
      '/x': (_request, response) => response.writeHead(302, { location: `${outlet}/a` }).end(),
    });
    expect(await refusalOf(unfurl(`${shortener}/x`, toolsOf()))).toMatchObject({ code: 'robots-disallow' });
  });
});

describe('what is no article ends as a clear problem', () => {
  const redirect =
    (location: string): RequestListener =>
    (_request, response) =>
      response.writeHead(302, { location }).end();
  const login: RequestListener = (_request, response) => void html(response, page('Welcome back'));

  it.each<[string, string, number | undefined, Record<string, RequestListener>]>([
    ['404', 'bad-status', 404, {}],
    ['410', 'bad-status', 410, { '/a': (_request, response) => response.writeHead(410).end() }],
    ['403', 'bad-status', 403, { '/a': (_request, response) => response.writeHead(403).end() }],
    ['429', 'bad-status', 429, { '/a': (_request, response) => response.writeHead(429).end() }],
    ['500', 'bad-status', 500, { '/a': (_request, response) => response.writeHead(500).end() }],
    ['a redirect loop', 'redirect-loop', undefined, { '/a': redirect('/b'), '/b': redirect('/a') }],
    [
      'a redirect into a private network',
      'private-address',
      undefined,
      { '/a': redirect('http://169.254.169.254/latest/meta-data/') },
    ],
    ['a redirect to a file', 'bad-address', undefined, { '/a': redirect('file:///etc/passwd') }],
    [
      'a PDF',
      'not-a-page',
      undefined,
      {
        '/a': (_request, response) =>
          response.writeHead(200, { 'content-type': 'application/pdf' }).end('%PDF-1.7'),
      },
    ],
    [
      'a PDF that calls itself a page',
      'not-a-page',
      undefined,
      { '/a': (_request, response) => void html(response, '%PDF-1.7 …') },
    ],
    [
      'a file without a label',
      'not-a-page',
      undefined,
      { '/a': (_request, response) => response.writeHead(200).end('{"a":1}') },
    ],
    ['a way in', 'login-wall', undefined, { '/a': redirect('/login?next=/a'), '/login?next=/a': login }],
    [
      'a page that asks to sign in',
      'login-wall',
      undefined,
      { '/a': (_request, response) => void html(response, page('Sign in to continue')) },
    ],
    [
      'a check for robots',
      'robot-check',
      undefined,
      { '/a': (_request, response) => void html(response, page('Just a moment...')) },
    ],
    [
      'a page that says it is none',
      'not-found',
      undefined,
      { '/a': (_request, response) => void html(response, page('404 - Page not found')) },
    ],
    [
      'a front page in its place',
      'not-found',
      undefined,
      { '/a': redirect('/'), '/': (_request, response) => void html(response, page('The Gazette')) },
    ],
    [
      'an empty answer',
      'not-a-page',
      undefined,
      { '/a': (_request, response) => response.writeHead(200).end() },
    ],
  ])('%s', async (_what, code, status, pages) => {
    const server = await site(pages);
    const refusal = await refusalOf(unfurl(`${server}/a`, toolsOf()));
    expect(refusal).toMatchObject({ code, ...(status && { status }) });
    expect(refusal.message).toMatch(/^\S.*\.$/);
  });

  it('a page of 50 MB, of which no more than 5 are taken', async () => {
    let sent = 0;
    const server = await site({
      '/a': (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        const more = () => {
          while (sent < 50 && !response.destroyed) {
            sent += 1;
            if (!response.write('x'.repeat(1024 * 1024))) return void response.once('drain', more);
          }
          response.end();
        };
        more();
      },
    });
    expect(await refusalOf(unfurl(`${server}/a`, toolsOf()))).toMatchObject({ code: 'too-large' });
    expect(sent).toBeLessThan(40);
  });

  it('a page that never ends', async () => {
    const server = await site({
      '/a': (_request, response) =>
        void response.writeHead(200, { 'content-type': 'text/html' }).write('<title>'),
    });
    expect(await refusalOf(unfurl(`${server}/a`, { ...toolsOf(), timeoutMs: 300 }))).toMatchObject({
      code: 'too-slow',
    });
  });

  it('an address that is none', async () => {
    expect(await refusalOf(unfurl('mailto:a@b.example', toolsOf()))).toMatchObject({ code: 'bad-address' });
    expect(await refusalOf(unfurl('http://10.0.0.1/a', toolsOf()))).toMatchObject({
      code: 'private-address',
    });
  });
});
