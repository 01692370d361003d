import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAkismet } from '../../functions/outside/akismet.ts';
import { outsideChecks } from '../../functions/outside/checks.ts';
import { createComprehend } from '../../functions/outside/comprehend.ts';
import { screen } from '../../shared/comments/screening/screen.ts';
import { piecesOf } from '../../shared/comments/text/pieces.ts';
import { evidence, settings, submission } from './support/submissions.ts';

type Answer = { status?: number; body: string } | 'never';

/** A service on this machine that gives one answer and remembers what it was asked. */
async function service(answer: Answer) {
  const asked: { path: string | undefined; body: string }[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    asked.push({ path: request.url, body: await text(request) });
    if (answer !== 'never') response.writeHead(answer.status ?? 200).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { asked, endpoint: `http://127.0.0.1:${port}` };
}

const from = { address: '192.0.2.1', userAgent: 'a browser' };
const akismet = (endpoint: string) => createAkismet({ key: 'k', site: 'https://my-site.example', endpoint });
const comprehend = (endpoint: string) =>
  createComprehend({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
  });
const toxic = (Toxicity: number) => ({ body: JSON.stringify({ ResultList: [{ Toxicity }] }) });

describe('Akismet', () => {
  const screened = (endpoint: string) =>
    screen(submission({ from }), evidence(), settings, { akismet: akismet(endpoint) });

  it('is asked about the words, the name and where they came from', async () => {
    const { asked, endpoint } = await service({ body: 'false' });
    expect(await screened(endpoint)).toEqual({ verdict: 'published', reasons: [] });
    expect(asked[0]?.path).toBe('/1.1/comment-check');
    expect(Object.fromEntries(new URLSearchParams(asked[0]?.body))).toMatchObject({
      blog: 'https://my-site.example',
      user_ip: '192.0.2.1',
      comment_author: 'Mary Ann',
      comment_content: submission().body,
    });
  });

  it('holds what it takes for spam', async () => {
    const { endpoint } = await service({ body: 'true' });
    expect(await screened(endpoint)).toMatchObject({
      verdict: 'pending',
      reasons: [{ code: 'akismet-doubts' }],
    });
  });

  it.each<[string, Answer]>([
    ['it refuses the key', { body: 'invalid' }],
    ['it fails', { status: 500, body: 'true' }],
    ['it never answers', 'never'],
  ])('holds when %s', async (_what, answer) => {
    const { endpoint } = await service(answer);
    expect(await screened(endpoint)).toMatchObject({
      verdict: 'pending',
      reasons: [{ code: 'not-checked' }],
    });
  });

  it('is not asked where the sender is not known', async () => {
    const { asked, endpoint } = await service({ body: 'true' });
    await screen(submission(), evidence(), settings, { akismet: akismet(endpoint) });
    expect(asked).toEqual([]);
  });
});

describe('Amazon Comprehend', () => {
  const screened = (endpoint: string) =>
    screen(submission({ from }), evidence(), settings, { comprehend: comprehend(endpoint) });

  it('holds what it finds hostile, and is told nothing but the words', async () => {
    const { asked, endpoint } = await service(toxic(0.9));
    expect(await screened(endpoint)).toMatchObject({
      verdict: 'pending',
      reasons: [{ code: 'comprehend-doubts' }],
    });
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      LanguageCode: 'en',
      TextSegments: [{ Text: submission().body }],
    });
  });

  it('lets pass what it does not', async () => {
    const { endpoint } = await service(toxic(0.5));
    expect(await screened(endpoint)).toMatchObject({ verdict: 'published' });
  });

  it.each<[string, Answer]>([
    ['it fails', { status: 500, body: '{}' }],
    ['it never answers', 'never'],
  ])('holds when %s', async (_what, answer) => {
    const { endpoint } = await service(answer);
    expect(await screened(endpoint)).toMatchObject({
      verdict: 'pending',
      reasons: [{ code: 'not-checked' }],
    });
  });

  it('gets the whole of a long comment, in pieces that it takes', () => {
    const body = `${'wörter und zeichen 👩‍👩‍👧 '.repeat(150)}${'x'.repeat(1500)}`;
    const pieces = piecesOf(body, 1000);
    expect(pieces.join('')).toBe(body);
    expect(Math.max(...pieces.map((piece) => Buffer.byteLength(piece)))).toBeLessThanOrEqual(1000);
  });
});

describe('services outside the site', () => {
  it('are asked only when the author has switched them on', async () => {
    expect(await outsideChecks({}, 'https://my-site.example')).toEqual({});
    const checks = await outsideChecks({ AKISMET_KEY: 'k', COMPREHEND: 'on' }, 'https://my-site.example');
    expect(Object.keys(checks)).toEqual(['akismet', 'comprehend']);
  });
});
