import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { beforeEach, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { lookAfterDiscussions } from '../../infra/local/look-after-discussions.ts';
import { keepAtNight } from '../../infra/local/nightly.ts';
import { followStream } from '../../infra/local/stream.ts';
import { temporaryFolder } from '../infra/synthesise.ts';
import { createDiscussionTest, type DiscussionTest, postOf, somebody } from '../support/discussion.ts';

const endpoint = inject('databaseEndpoint');
let test: DiscussionTest;
let dataDir: string;

beforeEach(async () => {
  vi.spyOn(console, 'log').mockReturnValue();
  test = await createDiscussionTest();
  dataDir = temporaryFolder();
});

/** The site's own work on its discussions, as `npm start` does it. */
async function start() {
  const looking = await lookAfterDiscussions({
    site: { title: 'My Show', mail: { from: 'no-reply@example.org', moderators: ['mo@example.org'] } },
    settings: { port: 0, dataDir, tableName: test.tableName, ownFiles: '' },
    ...{ table: test.table, endpoint, secret: 'a secret for tests only', origin: 'http://127.0.0.1:4321' },
    now: () => test.clock.now,
  });
  onTestFinished(() => looking.stop());
  return looking;
}

/** Who was written to, oldest first. */
async function written(): Promise<(string | undefined)[]> {
  const folder = join(dataDir, 'mail');
  const files = readdirSync(folder).sort();
  const mails = await Promise.all(files.map((file) => PostalMime.parse(readFileSync(join(folder, file)))));
  return mails.map(({ to }) => to?.[0]?.address);
}
const expectWritten = (addresses: string[]) => expect.poll(written, { timeout: 120_000 }).toEqual(addresses);

async function post(body: string, mail?: string) {
  test.later(60);
  const sent = await test.discussions.post(postOf(test.thread, body, { mail }), somebody());
  if (sent.outcome !== 'stored') throw new TypeError(JSON.stringify(sent.reasons));
  return sent.comment;
}

const revOf = async (id: string) => (await test.moderation.comment(id))?.comment.rev ?? 0;

describe('The site on one’s own machine', () => {
  it('mails about what happens, each thing once, also about what happened while it was not running', async () => {
    const first = await start();
    await post('The tide came in at noon.', 'ada@example.org');
    await expectWritten(['ada@example.org']);
    await first.stop();
    await post('It went out again by six.', 'bob@example.org');
    const second = await start();
    await expectWritten(['ada@example.org', 'bob@example.org']);
    await second.stop();
    // Whoever lost the place reads everything again, and writes to nobody again.
    writeFileSync(join(dataDir, 'stream.json'), '{"cut sho');
    await start();
    await post('And in once more at one.', 'eve@example.org');
    await expectWritten(['ada@example.org', 'bob@example.org', 'eve@example.org']);
  });

  it('tells moderators once a day what waits', async () => {
    test = await createDiscussionTest('trusted');
    const { id } = await post('The tide came in at noon.');
    const first = await start();
    await expectWritten(['mo@example.org']);
    await first.stop();
    test.later(3600);
    await (await start()).stop();
    await expectWritten(['mo@example.org']);
    test.later(24 * 3600);
    await start();
    await expectWritten(['mo@example.org', 'mo@example.org']);
    expect((await test.moderation.comment(id))?.comment.state).toBe('pending');
  });
});

describe('Changes of the table', () => {
  it('are handed over in their order, again after they were not taken, and each once after they were', async () => {
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const taken: string[] = [];
    let refusals = 2;
    const follow = () =>
      followStream({ endpoint, tableName: test.tableName, dataDir }, async ({ Records }) => {
        if (refusals > 0) {
          refusals -= 1;
          throw new Error('Not just now.');
        }
        taken.push(...Records.map((record) => JSON.stringify(record)));
      });
    const words = ['The tide came in at noon.', 'It went out by six.', 'And in again at one.'];
    const bodies = () => taken.flatMap((record) => words.filter((body) => record.includes(body)));
    await post(words[0] ?? '');
    const first = follow();
    await expect.poll(() => new Set(bodies()).size, { timeout: 120_000 }).toBe(1);
    await post(words[1] ?? '');
    await expect.poll(() => new Set(bodies()).size, { timeout: 120_000 }).toBe(2);
    await first.stop();
    const before = taken.length;
    await post(words[2] ?? '');
    const second = follow();
    await expect.poll(() => new Set(bodies()).size, { timeout: 120_000 }).toBe(3);
    await second.stop();
    expect([...new Set(bodies())]).toEqual(words);
    expect(taken.slice(before).some((record) => record.includes(words[0] ?? ''))).toBe(false);
    expect(new Set(taken).size).toBe(taken.length);
    expect([refusals, logged.mock.calls.length]).toEqual([0, 2]);
  });
});

describe('The nightly work on one’s own machine', () => {
  const night = () => keepAtNight({ table: test.table, now: () => test.clock.now, dataDir }).stop();
  const purgedAfter = async (days: number) => {
    const { id } = await post('Something that a moderator declined.');
    await test.moderation.markSpam({ comment: id, ifRev: await revOf(id), moderator: 'mo' });
    test.later(days * 24 * 3600);
    return async () => (await test.moderation.comment(id))?.comment.state === 'purged';
  };

  it('is done at the start, and not again before a day has passed', async () => {
    const isPurged = await purgedAfter(31);
    writeFileSync(join(dataDir, 'nightly'), new Date(test.clock.now.getTime() - 3_600_000).toISOString());
    await night();
    expect(await isPurged()).toBe(false);
    test.later(23 * 3600);
    await night();
    expect(await isPurged()).toBe(true);
    expect(readFileSync(join(dataDir, 'nightly'), 'utf8')).toBe(test.clock.now.toISOString());
  });

  it('that failed is done at the next start', async () => {
    const isPurged = await purgedAfter(31);
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const query = vi.spyOn(test.table, 'query').mockRejectedValue(new Error('The table is away.'));
    await night();
    expect(logged).toHaveBeenCalled();
    query.mockRestore();
    await night();
    expect(await isPurged()).toBe(true);
  });
});
