import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { connectComments } from '../../functions/comments/connect.ts';
import { createEpisodesApi } from '../../functions/episodes/app.ts';
import { exportSite } from '../../shared/export/export.ts';
import { partitionKind, partitions } from '../../shared/export/partitions.ts';
import { restoreSite } from '../../shared/export/restore.ts';
import type { ObjectStore } from '../../shared/objects.ts';
import type { Row, TableClient } from '../../shared/table/client.ts';
import * as keys from '../../shared/table/keys.ts';
import { createReader } from '../../shared/table/reader.ts';
import { checkDiscussions } from '../comments/recount.ts';
import { lostAfter } from '../import/support/cut-off.ts';
import { inventedDisqus } from '../import/support/disqus-file.ts';
import { siteWithEpisodes } from '../import/support/site.ts';
import { createDiscussionTest, postOf, somebody } from '../support/discussion.ts';
import { testSite } from '../support/feeds.ts';
import { createTestTable, testCursors } from '../support/table.ts';

const now = () => new Date('2026-11-24T12:00:00Z');
const addresses = ['https://old.example/a', 'https://old.example/b'];

function memoryObjects(): ObjectStore & { all: Map<string, Uint8Array> } {
  const all = new Map<string, Uint8Array>();
  return {
    all,
    async get(name) {
      const body = all.get(name);
      return body && { body, etag: createHash('sha256').update(body).digest('hex') };
    },
    async put(name, body) {
      all.set(name, body);
      return { etag: '' };
    },
  };
}

async function exported(rows: Row[], objects: Pick<ObjectStore, 'get'> = memoryObjects()): Promise<string> {
  async function* all() {
    yield* rows;
  }
  let text = '';
  for await (const line of exportSite({ rows: all(), objects, site: testSite, now })) text += line;
  return text;
}

const opened = (text: string) =>
  async function* () {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += 7919) yield bytes.subarray(at, at + 7919);
  };

/** What everybody can read of a site, page by page, by its public API. */
async function answersOf(table: TableClient, threads: string[]): Promise<Record<string, unknown>> {
  const reader = createReader(table, testCursors, now);
  const comments = connectComments({
    site: testSite,
    table,
    secret: 'a secret of the tests',
    isBehindEdge: false,
    frame: async () => '<main>PERSONAL-CONTENT</main>',
  });
  const episodes = createEpisodesApi(testSite, reader);
  const { items } = await reader.latest();
  const paths = [
    ...['/api/episodes', '/api/shows', '/api/shows/my-show', '/api/people'],
    ...items.map(({ id }) => `/api/episodes/${id}`),
    ...threads.flatMap((thread) => [
      `/api/threads/${thread}`,
      `/api/threads/${thread}?order=oldest&limit=100`,
      `/api/threads/${thread}?order=discussed`,
      `/api/threads/${thread}/comments.atom`,
    ]),
    '/api/threads.atom',
  ];
  const answers = paths.map(async (path) => {
    const app = path.startsWith('/api/threads') ? comments : episodes;
    const response = await app.request(path);
    return [path, response.status, await response.text()];
  });
  return Object.fromEntries((await Promise.all(answers)).map(([path, ...answer]) => [path, answer]));
}

describe('an export', () => {
  it('taken into an empty table gives the same pages', async () => {
    const site = await siteWithEpisodes(addresses);
    await site.import(inventedDisqus(150, addresses));
    const text = await exported(await site.dump());
    const empty = await createTestTable();
    const report = await restoreSite({ table: empty.table, objects: memoryObjects() }, opened(text));
    expect(report).toMatchObject({ unchanged: 0, stored: report.rows });
    const before = await answersOf(site.table, site.threads);
    expect(await answersOf(empty.table, site.threads)).toEqual(before);
    expect(JSON.stringify(before)).toContain('Number 149.');
    checkDiscussions(await empty.dump());
    const isKept = ({ pk }: Row) => partitionKind(String(pk)) !== 'left';
    expect(await empty.dump()).toEqual((await site.dump()).filter(isKept));
  });

  it('holds transcripts, in rows and in objects, byte for byte', async () => {
    const objects = memoryObjects();
    objects.all.set('transcripts/aaaaaaaaaa.json.gz', new Uint8Array([31, 139, 0, 255]));
    const rows: Row[] = [
      { ...keys.transcriptKey('aaaaaaaaaa'), object: 'transcripts/aaaaaaaaaa.json.gz', digest: 'a' },
      { ...keys.transcriptKey('bbbbbbbbbb'), bytes: new Uint8Array([0, 1, 254, 255]), digest: 'b' },
    ];
    const empty = await createTestTable();
    const copies = memoryObjects();
    await restoreSite({ table: empty.table, objects: copies }, opened(await exported(rows, objects)));
    expect(await empty.dump()).toEqual(rows);
    expect([...copies.all].map(([name, body]) => [name, [...body]])).toEqual([
      ['transcripts/aaaaaaaaaa.json.gz', [31, 139, 0, 255]],
    ]);
  });

  it('leaves out sessions, logs of who sent what lately, and what has run out', async () => {
    const test = await createDiscussionTest();
    await test.discussions.post(postOf(test.thread, 'Words'), somebody());
    const session = { ...keys.sessionKey('ada', 'secret-session'), digest: 'of a token' };
    const over = { ...keys.banKey('guest', 'somebody'), expiresAt: 1 };
    const text = await exported([...(await test.dump()), session, over]);
    expect(text).toContain('Words');
    for (const absent of ['SESSIONS#', 'RECENT#', 'SENT#', 'PROOF#', 'secret-session', '"BAN#']) {
      expect(text).not.toContain(absent);
    }
  });

  it('knows what is to become of every partition of the table', () => {
    const parts = Object.values(keys).flatMap((made: unknown) => {
      // Whatever a key is made of, its partition begins with a word.
      const key: unknown = typeof made === 'function' ? attempt(() => made('x', 'x', 'x')) : made;
      const isKey = typeof key === 'object' && key !== null && 'pk' in key && 'sk' in key;
      return isKey ? [String(key.pk)] : [];
    });
    expect(parts.length).toBeGreaterThan(30);
    for (const pk of parts)
      expect(partitionKind(pk), `a row in ${pk}: see shared/export/partitions.ts`).toBeDefined();
    const begun = new Set(parts.map((pk) => pk.replace(/#.*$/, '')));
    for (const name of Object.keys(partitions)) expect(begun).toContain(name);
  });
});

function attempt(make: () => unknown): unknown {
  try {
    return make();
  } catch {
    return undefined;
  }
}

describe('a restore', () => {
  it('killed anywhere and run again gives the same table', async () => {
    const site = await siteWithEpisodes(addresses);
    await site.import(inventedDisqus(120, addresses));
    const text = await exported(await site.dump());
    const whole = await createTestTable();
    await restoreSite({ table: whole.table, objects: memoryObjects() }, opened(text));
    const test = await createTestTable();
    for (const transactions of [1, 2]) {
      const table = lostAfter(transactions)(test.table);
      await expect(restoreSite({ table, objects: memoryObjects() }, opened(text))).rejects.toThrow();
    }
    const last = await restoreSite({ table: test.table, objects: memoryObjects() }, opened(text));
    expect(last.unchanged).toBeGreaterThan(0);
    expect(await test.dump()).toEqual(await whole.dump());
    const again = await restoreSite({ table: test.table, objects: memoryObjects() }, opened(text));
    expect(again).toMatchObject({ stored: 0, unchanged: again.rows });
  });

  it('takes the place of what the sync has read again, and of nothing that people wrote', async () => {
    const site = await siteWithEpisodes(addresses);
    await site.import(inventedDisqus(30, addresses));
    const text = await exported(await site.dump());
    const synced = await siteWithEpisodes(addresses);
    await restoreSite({ table: synced.table, objects: memoryObjects() }, opened(text));
    expect(await answersOf(synced.table, site.threads)).toEqual(await answersOf(site.table, site.threads));

    const written = await siteWithEpisodes(addresses);
    await written.import(inventedDisqus(10, addresses));
    const before = await written.dump();
    const restoring = restoreSite({ table: written.table, objects: memoryObjects() }, opened(text));
    await expect(restoring).rejects.toMatchObject({ code: 'not-empty' });
    expect(await written.dump()).toEqual(before);
  });

  it.each([
    ['is cut', (text: string) => text.slice(0, text.length / 2), 'not-well-formed'],
    ['has lost its last line', (text: string) => text.split('\n').slice(0, -2).join('\n'), 'cut-short'],
    ['has lost a line', (text: string) => text.split('\n').toSpliced(3, 1).join('\n'), 'changed'],
    ['was changed', (text: string) => text.replace('Number 7.', 'Number 8.'), 'changed'],
    ['goes on', (text: string) => text + text, 'changed'],
    ['is of a later version', (text: string) => text.replace('"version":1', '"version":2'), 'wrong-version'],
    [
      'has a row of a session',
      (text: string) => text.replace('"pk":"GUEST#', '"pk":"SESSIONS#'),
      'not-well-formed',
    ],
    ['is something else', () => '{"some":"json"}\n', 'not-well-formed'],
  ])('changes nothing when the file %s, and names the line', async (_, damage, code) => {
    const site = await siteWithEpisodes(addresses);
    await site.import(inventedDisqus(20, addresses));
    const damaged = damage(await exported(await site.dump()));
    const empty = await createTestTable();
    const restoring = restoreSite({ table: empty.table, objects: memoryObjects() }, opened(damaged));
    await expect(restoring).rejects.toMatchObject({ code, place: { line: expect.any(Number) } });
    expect(await empty.dump()).toEqual([]);
  });
});
