import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { connectTable, createDynamo } from '../../functions/dynamo.ts';
import { bundleFunctions } from '../../infra/build/bundle.ts';
import type { BundleReport } from '../../infra/build/bundle-report.ts';
import { ensureTable } from '../../infra/local/table.ts';
import type { Comment } from '../../shared/comment.ts';
import { commentRow } from '../../shared/comments/change.ts';
import { publicRow } from '../../shared/comments/public-row.ts';
import { createTokens } from '../../shared/comments/tokens.ts';
import { addressWrites } from '../../shared/mail/subscribe.ts';
import type { Site } from '../../shared/site/schema.ts';
import { threadId } from '../../shared/thread.ts';
import { record } from '../support/changes.ts';
import { feedOf, item, testSite } from '../support/feeds.ts';
import { faultsOf } from './artefact.ts';
import { startBucket } from './bucket.ts';
import { checkReports } from './bundle-budgets.ts';
import { temporaryFolder } from './synthesise.ts';

const functions = globSync('functions/*/handler.ts')
  .map((file) => basename(dirname(file)))
  .sort();
const site: Site = {
  ...testSite,
  shows: [{ ...testSite.shows[0], feed: '/sample/my-show.xml' }],
  comments: { ...testSite.comments, closeAfterDays: 0, outsideChecks: ['akismet', 'comprehend'] },
};
const canary = 'canary-0123456789abcdef';
/** As Astro builds it: with declarations of what only its build reads, and an answer that shows what it was given. */
const renderedSite = `
  import * as z from 'zod/v4';
  const algorithm = z.enum(['SHA-256']).optional().default('SHA-256');
  const hint = z.object({ tags: z.array(z.string()).optional(), lastModified: z.date().optional() });
  export const readEntry = (data) => z.safeParseAsync(hint, data);
  const hash = z.union([z.string(), z.object({ hash: z.custom(() => true) })]).superRefine(() => {});
  export const render = async (request, { search }) => {
    const { searchParams } = new URL(request.url);
    const answer = searchParams.has('q') ? await search.search({ text: searchParams.get('q') }) : undefined;
    return new Response(answer ? 'found ' + answer.total : 'a page');
  };
`;
let folder: string;
let temporary: string;
let reports: BundleReport[];
let bucket: Awaited<ReturnType<typeof startBucket>>;

beforeAll(async () => {
  bucket = await startBucket();
  temporary = temporaryFolder();
  const built = temporaryFolder();
  folder = join(built, 'lambda');
  write(join(built, 'server/entry.mjs'), renderedSite);
  write(join(built, 'client/articles/own.json'), '{ "articles": [] }');
  write(join(built, 'server/personal.html'), 'PERSONAL-TITLE PERSONAL-CONTENT');
  write(join(built, 'server/host.html'), 'CONSOLE-TITLE CONSOLE-PERSON CONSOLE-ROOMS CONSOLE-CONTENT');
  write(join(built, 'client/sample/my-show.xml'), feedOf([item({ title: 'The first one' })]));
  write(join(built, 'client/sample/audio/tone.mp3'), 'audio');
  process.env.AWS_SECRET_ACCESS_KEY = canary;
  reports = await bundleFunctions(site, { built, out: folder });
  await bundleFunctions(site, { built, out: join(built, 'again') });
  delete process.env.AWS_SECRET_ACCESS_KEY;
});

afterAll(() => bucket.stop());

function write(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

const filesIn = (root: string): string[] => globSync('**/*.*', { cwd: root }).sort();

describe('bundles of the functions', () => {
  it('are one folder each, with the handler that the Lambda names', () => {
    expect(readdirSync(folder).sort()).toEqual(functions);
    for (const name of functions) expect(filesIn(join(folder, name))).toContain('handler.mjs');
  });

  it('are the same bytes from the same sources', () => {
    const digest = (root: string) =>
      filesIn(root).map((file) => [
        file,
        createHash('sha256')
          .update(readFileSync(join(root, file)))
          .digest('hex'),
      ]);
    expect(digest(join(folder, '../again'))).toEqual(digest(folder));
  });

  it('hold code of run-time dependencies alone, and little of it at their start', () => {
    for (const { packages } of reports) expect(packages).toContain('zod');
    checkReports(reports);
  });

  it('hold no source map, no path of the machine that built them and none of its secrets', () => {
    for (const name of functions) {
      const files = filesIn(join(folder, name)).map((file) => [file, readFileSync(join(folder, name, file))]);
      expect(faultsOf(Object.fromEntries(files), [canary])).toEqual([]);
    }
  });

  it('give sync the files that the site publishes for it, without their audio', () => {
    expect(filesIn(join(folder, 'sync/own'))).toEqual(['articles/own.json', 'sample/my-show.xml']);
  });

  it('load what sends mail with the first mail, not when changes starts', () => {
    expect(readFileSync(join(folder, 'changes/handler.mjs'), 'utf8')).not.toContain('outbound-emails');
  });

  it('load no schema of the site’s own build, and no objects or search, when pages start', () => {
    const start = readFileSync(join(folder, 'pages/handler.mjs'), 'utf8');
    expect(start.includes('import("./objects.mjs")')).toBe(true);
    expect(reports.find(({ name }) => name === 'pages')?.startBytes).toBeLessThanOrEqual(270_000);
  });
});

describe('a bundled handler, alone in a Node of its own', () => {
  it('answers with the configuration that it was built with', async () => {
    const answer = await invoke('episodes', request('/api/shows'));
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body).items).toMatchObject([{ slug: 'my-show', title: 'My Show' }]);
    expect(answer.headers['cache-tag']).toBe('shows');
  });

  it('refuses what did not come through the distribution', async () => {
    const secret = { ORIGIN_SECRET: 'between-us' };
    expect(await invoke('episodes', request('/api/shows'), secret)).toMatchObject({ statusCode: 403 });
    const through = request('/api/shows', { 'x-origin-secret': 'between-us' });
    expect(await invoke('episodes', through, secret)).toMatchObject({ statusCode: 200 });
  });

  it('renders pages with the site that was built', async () => {
    const answer = await invoke('pages', request('/my-show'));
    expect(answer).toMatchObject({ statusCode: 200, body: 'a page', isBase64Encoded: false });
  });

  it('reads a feed in its own thread into the table, from where the API answers', async () => {
    const answer = await invoke('episodes', request('/api/shows/my-show/episodes'), await syncedSite());
    expect(JSON.parse(answer.body).items).toMatchObject([{ title: 'The first one' }]);
  });

  it('stores a search index that the API and the search page find in the bucket', async () => {
    const place = await syncedSite();
    const answer = await invoke('search', request('/api/search', {}, 'q=first'), place);
    expect(JSON.parse(answer.body)).toMatchObject({ isReady: true, items: [{ title: 'The first one' }] });
    const page = await invoke('pages', request('/search', {}, 'q=first'), place);
    expect(page.body).toBe('found 1');
  });

  it('says that the search is not ready as long as no index is there', async () => {
    const answer = await invoke('search', request('/api/search', {}, 'q=first'), bucket.environment());
    expect(JSON.parse(answer.body)).toMatchObject({ isReady: false, items: [] });
  });

  it('signs its requests with what Lambda puts into its environment', async () => {
    await invoke('search', request('/api/search', {}, 'q=first'), bucket.environment());
    const credentials = new Set(bucket.seen.map(({ authorization }) => authorization?.slice(0, 48)));
    expect([...credentials]).toEqual([expect.stringContaining('Credential=AKLAMBDA/')]);
  });

  it('has the distribution forget by tag what a batch of changes shows', async () => {
    const change = { SequenceNumber: '7', Keys: { pk: { S: 'EPISODE#a' }, sk: { S: 'NOTES' } } };
    const answer = await invoke(
      'changes',
      { Records: [{ dynamodb: change }] },
      { ...bucket.environment(), DISTRIBUTION_ID: 'E123' },
    );
    expect(answer).toEqual({ batchItemFailures: [] });
    const asked = bucket.seen.find(({ path }) => path.includes('/distribution/E123/invalidation'));
    expect(asked?.body).toContain('<Items><Path>#episode:a</Path></Items>');
  });

  it('sends a mail about a comment that appeared, as the address that it may send as', async () => {
    const place = { ...bucket.environment(), DDB_ENDPOINT: inject('databaseEndpoint') };
    const TABLE_NAME = `bundled-${randomUUID()}`;
    const client = createDynamo(place.DDB_ENDPOINT);
    await ensureTable(client, TABLE_NAME);
    const table = connectTable(client, TABLE_NAME);
    const wanted = await addressWrites(
      table,
      { guest: published.guest, address: 'ada@example.org' },
      new Date(),
    );
    await table.transact([{ put: commentRow(published) }, ...wanted]);
    const { guest: _, ...shown } = published;
    const row = publicRow({ ...shown, replies: 0, stamp: 's', firstReplies: [] });
    const answer = await invoke(
      'changes',
      { Records: [record({ pk: row.pk, sk: row.sk, after: row })] },
      { ...place, TABLE_NAME, DISTRIBUTION_ID: 'E123', MAIL_FROM: 'no-reply@example.org' },
    );
    expect(answer).toEqual({ batchItemFailures: [] });
    const mailed = bucket.seen.filter(({ path }) => path.includes('/outbound-emails'));
    expect(mailed.map(({ body }) => JSON.parse(String(body)))).toMatchObject([
      {
        FromEmailAddress: '"A site" <no-reply@example.org>',
        Destination: { ToAddresses: ['ada@example.org'] },
      },
    ]);
  });

  it('holds a comment of which the services outside the site, loaded for it alone, say that it is wrong', async () => {
    const place = { ...(await syncedSite()), ORIGIN_SECRET: 'between-us', AKISMET_KEY: 'the-key' };
    const listed = await invoke('episodes', request('/api/shows/my-show/episodes'), {
      ...place,
      ORIGIN_SECRET: '',
    });
    const [{ id }] = JSON.parse(listed.body).items;
    const thread = threadId('episode', id);
    const attempt = 'attempt-of-the-test';
    const token = createTokens([environment.CURSOR_SECRET]).make(
      'preview',
      `${thread} ${attempt}`,
      new Date(),
    );
    const path = `/api/threads/${thread}/comments`;
    const asked = request(path, {
      ...{ 'x-origin-secret': 'between-us', 'sec-fetch-site': 'same-origin' },
      ...{ 'content-type': 'application/json', 'cloudfront-viewer-address': '192.0.2.1:4711' },
    });
    const { requestContext } = asked;
    const fields = { attempt, token, name: 'Ada Field', body: 'The tide came in.', policyVersion: '1' };
    const answer = await invoke(
      'comments',
      {
        ...asked,
        requestContext: { ...requestContext, http: { method: 'POST', path } },
        body: JSON.stringify(fields),
      },
      place,
    );
    const { state, reasons } = JSON.parse(answer.body);
    expect(state).toBe('pending');
    expect(reasons.map(({ code }: { code: string }) => code)).toEqual(
      expect.arrayContaining(['akismet-doubts', 'comprehend-doubts']),
    );
    expect(readFileSync(join(folder, 'comments/handler.mjs'), 'utf8')).not.toContain('DetectToxicContent');
    expect(filesIn(join(folder, 'host')).filter((file) => /akismet|comprehend/.test(file))).toEqual([]);
  });

  it('answers with the problem that code loaded on demand has found', async () => {
    const place = { ...(await syncedSite()), ORIGIN_SECRET: 'between-us' };
    const path = `/api/comments/${published.id}`;
    const headers = { 'x-origin-secret': 'between-us', 'sec-fetch-site': 'same-origin' };
    const asked = request(path, headers);
    const { requestContext } = asked;
    const answer = await invoke(
      'comments',
      { ...asked, requestContext: { ...requestContext, http: { method: 'DELETE', path } } },
      place,
    );
    expect([answer.statusCode, JSON.parse(answer.body).type]).toEqual([404, '/problems/not-found']);
  });
});

const published: Comment = {
  ...{
    id: '01kb0f6m80ab12cd34',
    thread: 'episode-k3x9q2mfab',
    guest: 'guest0000000000a',
    state: 'published',
  },
  ...{ rev: 1, edition: 1, name: 'Ada Field', body: 'The tide came in at noon.', reasons: [], reports: 0 },
  ...{ postedAt: '2026-11-24T12:00:00.000Z', changedAt: '2026-11-24T12:00:00.000Z', policyVersion: '1' },
  last: { action: 'post', actor: 'guest:guest0000000000a' },
};

/** A table and a bucket after one run of sync. */
async function syncedSite(): Promise<Record<string, string>> {
  const place = {
    ...bucket.environment(),
    DDB_ENDPOINT: inject('databaseEndpoint'),
    TABLE_NAME: `bundled-${randomUUID()}`,
  };
  await ensureTable(createDynamo(place.DDB_ENDPOINT), place.TABLE_NAME);
  await invoke('sync', {}, { ...place, LAMBDA_TASK_ROOT: join(folder, 'sync') });
  return place;
}

const environment = {
  TABLE_NAME: 'none',
  CURSOR_SECRET: 'for tests, of no worth',
  AWS_REGION: 'us-east-1',
};

/** Loads a handler and gives it one event. */
async function invoke(name: string, event: object, more: Record<string, string> = {}) {
  const script = join(dirname(folder), `invoke-${name}.mjs`);
  const handler = pathToFileURL(join(folder, name, 'handler.mjs')).href;
  write(
    script,
    `import { handler } from '${handler}';
    const answer = await handler(${JSON.stringify(event)});
    console.log('answer:' + JSON.stringify(answer ?? null));`,
  );
  const run = await promisify(execFile)(process.execPath, [script], {
    env: { ...environment, TMPDIR: temporary, ...more },
  });
  return JSON.parse(run.stdout.slice(run.stdout.lastIndexOf('answer:') + 'answer:'.length));
}

const request = (path: string, headers: Record<string, string> = {}, query = '') => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: query,
  headers: { host: 'api.example.org', ...headers },
  requestContext: { http: { method: 'GET', path }, domainName: 'api.example.org', stage: '$default' },
  isBase64Encoded: false,
});
