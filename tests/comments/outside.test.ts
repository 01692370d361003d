import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { connectComments } from '../../functions/comments/connect.ts';
import { createAkismet } from '../../functions/outside/akismet.ts';
import type { OutsideService } from '../../functions/outside/checks.ts';
import { createComprehend } from '../../functions/outside/comprehend.ts';
import { screen } from '../../shared/comments/screening/screen.ts';
import { piecesOf } from '../../shared/comments/text/pieces.ts';
import { createTokens } from '../../shared/comments/tokens.ts';
import { createDiscussionTest } from '../support/discussion.ts';
import { asImpatientAsTheProduct } from '../support/patience.ts';
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

const from = '192.0.2.1';
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
    expect(await screened(endpoint)).toMatchObject({ verdict: 'published', reasons: [] });
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
    if (answer === 'never') asImpatientAsTheProduct();
    const { endpoint } = await service(answer);
    expect(await screened(endpoint)).toMatchObject({
      verdict: 'pending',
      reasons: [{ code: 'not-checked' }],
    });
  });

  it.each([
    ['the sender', { from: undefined }, 'k'],
    ['its key', { from }, undefined],
  ])('is not asked, and holds, when %s is not known', async (_what, changes, key) => {
    const { asked, endpoint } = await service({ body: 'false' });
    const site = 'https://my-site.example';
    const screened = await screen(submission(changes), evidence(), settings, {
      akismet: createAkismet({ key, site, endpoint }),
    });
    expect(screened).toMatchObject({ verdict: 'pending', reasons: [{ code: 'not-checked' }] });
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
    if (answer === 'never') asImpatientAsTheProduct();
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

describe('A site', () => {
  /** What becomes of one comment, sent by the form of a page, at a site with these services switched on. */
  async function sentTo(
    services: OutsideService[],
    env: Record<string, string>,
    body = 'The tide came in at noon.',
  ) {
    const test = await createDiscussionTest('open');
    const secret = 'a secret for tests only';
    const api = connectComments({
      site: { ...test.site, comments: { ...test.site.comments, outsideChecks: services } },
      ...{ table: test.table, secret, isBehindEdge: true, env, now: () => test.clock.now },
      frame: async () => '<main>PERSONAL-CONTENT</main>',
    });
    const attempt = 'attempt-of-the-test';
    const token = createTokens([secret]).make('preview', `${test.thread} ${attempt}`, test.clock.now);
    test.later(60);
    const sent = await api.request(`/api/threads/${test.thread}/comments`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'sec-fetch-site': 'same-origin',
        'cloudfront-viewer-address': '192.0.2.1:4711',
      },
      body: JSON.stringify({ attempt, token, name: 'Ada Field', body, policyVersion: '1' }),
    });
    const { state, reasons } = await sent.json();
    return { status: sent.status, state, codes: reasons.map(({ code }: { code: string }) => code) };
  }

  it('that switched none on asks none, whatever its environment says', async () => {
    const { asked, endpoint } = await service({ body: 'true' });
    const env = { AKISMET_KEY: 'k', AKISMET_URL: endpoint };
    expect(await sentTo([], env)).toEqual({ status: 201, state: 'published', codes: [] });
    expect(asked).toEqual([]);
  });

  it('that switched Akismet on holds what it calls spam, and publishes what it does not', async () => {
    const spam = await service({ body: 'true' });
    const env = { AKISMET_KEY: 'the-key', AKISMET_URL: spam.endpoint };
    expect(await sentTo(['akismet'], env)).toEqual({
      ...{ status: 201, state: 'pending' },
      codes: ['akismet-doubts'],
    });
    expect(Object.fromEntries(new URLSearchParams(spam.asked[0]?.body))).toEqual({
      ...{ api_key: 'the-key', blog: 'https://example.org', user_ip: '192.0.2.1', comment_type: 'comment' },
      ...{ comment_author: 'Ada Field', comment_content: 'The tide came in at noon.' },
    });
    const ham = await service({ body: 'false' });
    expect(await sentTo(['akismet'], { ...env, AKISMET_URL: ham.endpoint })).toMatchObject({
      state: 'published',
    });
  });

  it('whose service is silent waits for it no longer than a breath, holds the comment, and says why', async () => {
    asImpatientAsTheProduct();
    const { endpoint } = await service('never');
    // Ticks, as a machine that stalls ticks no more than once meanwhile.
    let tenths = 0;
    const clock = setInterval(() => (tenths += 1), 100);
    onTestFinished(() => clearInterval(clock));
    const held = await sentTo(['akismet'], { AKISMET_KEY: 'k', AKISMET_URL: endpoint });
    expect(held).toMatchObject({ status: 201, state: 'pending', codes: ['not-checked'] });
    expect(tenths).toBeLessThan(50);
  });

  it('whose service lets a comment pass holds it all the same where its own checks do', async () => {
    const { endpoint } = await service({ body: 'false' });
    const links = Array.from({ length: 4 }, (_, at) => `https://elsewhere-${at}.example/`).join(' ');
    const env = { AKISMET_KEY: 'k', AKISMET_URL: endpoint };
    expect(await sentTo(['akismet'], env, `Look here: ${links}`)).toMatchObject({ state: 'pending' });
  });
});
