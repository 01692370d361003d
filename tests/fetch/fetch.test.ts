import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { FetchOptions } from '../../shared/fetch/fetch.ts';
import { fetchGuarded } from '../../shared/fetch/fetch.ts';
import { refusalOf, serve } from './servers.ts';

const here = (address: string, options: FetchOptions = {}) =>
  fetchGuarded(address, { allowLoopback: true, ...options });
const codeOf = async (address: string, options?: FetchOptions) =>
  (await refusalOf(here(address, options))).code;
const textOf = async (address: string, options?: FetchOptions) => {
  const fetched = await here(address, options);
  return fetched.status === 200 ? new TextDecoder().decode(fetched.body) : fetched.status;
};
const redirect = (response: ServerResponse, status: number, location: string) =>
  response.writeHead(status, { location }).end();

describe('a fetch', () => {
  it('gives the body with its labels, and asks as itself', async () => {
    let asked: IncomingHttpHeaders = {};
    const server = await serve((request, response) => {
      asked = request.headers;
      response
        .writeHead(200, {
          etag: '"1"',
          'last-modified': 'Mon, 01 Jan 2024 00:00:00 GMT',
          'content-type': 'text/xml; charset=x',
        })
        .end('body');
    });
    const fetched = await here(`${server}/feed`);
    expect(fetched).toMatchObject({
      status: 200,
      etag: '"1"',
      lastModified: 'Mon, 01 Jan 2024 00:00:00 GMT',
      contentType: 'text/xml; charset=x',
      finalAddress: `${server}/feed`,
    });
    expect(asked).toMatchObject({
      'accept-encoding': 'gzip, br',
      'user-agent': expect.stringContaining('ShowCompanion/'),
    });
    expect(asked).not.toHaveProperty('if-none-match');
  });

  it('asks on condition and understands "not modified"', async () => {
    const server = await serve((request, response) => {
      const same =
        request.headers['if-none-match'] === '"1"' && request.headers['if-modified-since'] === 'then';
      response.writeHead(same ? 304 : 200).end();
    });
    expect(await here(server, { etag: '"1"', lastModified: 'then' })).toMatchObject({ status: 304 });
    expect(await here(server, { etag: '"0"' })).toMatchObject({ status: 200 });
  });

  it('takes an unasked "not modified" for the mistake it is', async () => {
    const server = await serve((_request, response) => response.writeHead(304).end());
    expect(await codeOf(server)).toBe('bad-status');
  });

  it.each([
    ['gzip', gzipSync('packed')],
    ['br', brotliCompressSync('packed')],
    ['deflate', deflateSync('packed')],
    ['identity', Buffer.from('packed')],
  ])('unpacks %s', async (encoding, body) => {
    const server = await serve((_request, response) =>
      response.writeHead(200, { 'content-encoding': encoding }).end(body),
    );
    expect(await textOf(server)).toBe('packed');
  });

  it.each([
    [
      'a packing nobody knows',
      'unknown-encoding',
      (response: ServerResponse) => response.writeHead(200, { 'content-encoding': 'zip' }).end('x'),
    ],
    [
      'packed bytes that break off',
      'unreachable',
      (response: ServerResponse) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(99)).subarray(0, 15)),
    ],
    [
      'a body that breaks off',
      'unreachable',
      (response: ServerResponse) =>
        response.writeHead(200, { 'content-length': 10 }).write('x', () => response.destroy()),
    ],
    ['a connection that closes', 'unreachable', (response: ServerResponse) => response.destroy()],
    ['404', 'bad-status', (response: ServerResponse) => response.writeHead(404).end()],
    ['500', 'bad-status', (response: ServerResponse) => response.writeHead(500).end()],
    ['204', 'bad-status', (response: ServerResponse) => response.writeHead(204).end()],
    [
      'a stated length over the limit',
      'too-large',
      (response: ServerResponse) => response.writeHead(200, { 'content-length': 2_000_000 }).write('x'),
    ],
    [
      'an endless body',
      'too-large',
      (response: ServerResponse) => {
        response.writeHead(200);
        for (let at = 0; at < 40; at += 1) response.write('x'.repeat(50_000));
      },
    ],
    [
      'a small file that unpacks into a huge one',
      'too-large',
      (response: ServerResponse) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))),
    ],
    [
      'the same by another packing',
      'too-large',
      (response: ServerResponse) =>
        response
          .writeHead(200, { 'content-encoding': 'br' })
          .end(brotliCompressSync(Buffer.alloc(20_000_000))),
    ],
    ['a body that never ends', 'too-slow', (response: ServerResponse) => response.writeHead(200).write('x')],
    [
      'packed bytes that never end',
      'too-slow',
      (response: ServerResponse) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).write(gzipSync('x').subarray(0, 5)),
    ],
    ['no answer', 'too-slow', () => undefined],
  ])('ends at %s as %s', async (_what, code, answer) => {
    const server = await serve((_request, response) => void answer(response));
    const timeoutMs = code === 'too-slow' ? 1500 : 120_000;
    const error = await refusalOf(here(server, { maxBytes: 1_000_000, timeoutMs }));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(/^\S.*\.$/);
  });

  it('counts redirects and their waits into one time limit', async () => {
    const server = await serve((request, response) => {
      setTimeout(() => redirect(response, 302, `/${Number(request.url?.slice(1)) + 1}`), 400);
    });
    expect(await codeOf(`${server}/1`, { timeoutMs: 1000 })).toBe('too-slow');
  });
});

describe('redirects', () => {
  it('are followed, and those that are permanent from the start are told', async () => {
    const steps: Record<string, [number, string]> = {
      '/a': [301, '/b'],
      '/b': [308, 'c#part'],
      '/c': [302, '/d'],
      '/d': [301, '/end'],
      '/t': [307, '/end'],
    };
    const server = await serve((request, response) => {
      const step = steps[request.url ?? ''];
      if (step) redirect(response, ...step);
      else response.end('there');
    });
    expect(await here(`${server}/a`)).toMatchObject({
      finalAddress: `${server}/end`,
      permanentlyMovedTo: `${server}/c`,
    });
    expect(await here(`${server}/t`)).not.toHaveProperty('permanentlyMovedTo');
  });

  it.each([
    ['in a circle', 'redirect-loop', (path: string) => (path === '/a' ? '/b' : '/a')],
    ['without an end', 'redirect-loop', (path: string) => `${path}x`],
    ['to a file', 'bad-address', () => 'file:///etc/passwd'],
    ['to another scheme', 'bad-address', () => 'ftp://127.0.0.1/'],
    ['to nowhere', 'bad-address', () => 'http://'],
    ['with a password', 'bad-address', () => 'http://a:b@127.0.0.1/'],
    ['into a private network', 'private-address', () => 'http://169.254.169.254/latest/meta-data/'],
  ])('%s are refused', async (_what, code, next) => {
    const server = await serve((request, response) => redirect(response, 302, next(request.url ?? '')));
    expect(await codeOf(`${server}/a`, { allowFiles: true })).toBe(code);
  });
});

describe('files', () => {
  it('are read by path or address where that is allowed, within the size limit', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'companion-fetch-'));
    const file = join(folder, 'a feed.xml');
    writeFileSync(file, 'from a file');
    try {
      const address = pathToFileURL(file).href;
      expect(await textOf(file, { allowFiles: true })).toBe('from a file');
      expect(await textOf(address, { allowFiles: true })).toBe('from a file');
      expect(await codeOf(file, { allowFiles: true, maxBytes: 3 })).toBe('too-large');
      expect(await codeOf(folder, { allowFiles: true })).toBe('unreachable');
      expect(await codeOf(`${file}.no`, { allowFiles: true })).toBe('unreachable');
      expect(await codeOf(file)).toBe('bad-address');
      expect(await codeOf(address)).toBe('bad-address');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
