import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { fetchGuarded } from '../../shared/fetch/fetch.ts';
import { refusalOf, serve } from './servers.ts';

const beginning = (address: string, firstBytes: number) =>
  fetchGuarded(address, { allowLoopback: true, firstBytes, maxBytes: 10 });

describe('the beginning of a file', () => {
  it('is asked for as a range, unpacked, and is all that is given of it', async () => {
    let asked: IncomingHttpHeaders = {};
    const server = await serve((request, response) => {
      asked = request.headers;
      response.writeHead(206, { 'content-range': 'bytes 0-99/5000' }).end('x'.repeat(100));
    });
    expect(await beginning(`${server}/a.mp3`, 100)).toMatchObject({
      status: 200,
      body: Buffer.from('x'.repeat(100)),
    });
    expect(asked).toMatchObject({ range: 'bytes=0-99', 'accept-encoding': 'identity' });
  });

  it('is cut from a server that sends everything, and the rest is not waited for', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100000000' });
      response.write('y'.repeat(5000));
    });
    expect(await beginning(`${server}/a.mp3`, 100)).toMatchObject({ body: Buffer.from('y'.repeat(100)) });
  });

  it('is the whole of a file that is shorter', async () => {
    const server = await serve((_, response) => response.end('short'));
    expect(await beginning(`${server}/a.mp3`, 100)).toMatchObject({ body: Buffer.from('short') });
  });

  it('is not taken from an answer in parts that nobody asked for', async () => {
    const server = await serve((_, response) => response.writeHead(206).end('x'));
    expect((await refusalOf(fetchGuarded(`${server}/feed`, { allowLoopback: true }))).code).toBe(
      'bad-status',
    );
  });

  it('and other files are called what they are when they fail', async () => {
    const server = await serve((_, response) => response.writeHead(410).end());
    const refusal = await refusalOf(
      fetchGuarded(`${server}/t.vtt`, { allowLoopback: true, what: 'transcript' }),
    );
    expect(refusal.message).toBe('The transcript was taken down for good (410).');
  });
});
