import { describe, expect, it } from 'vitest';
import { createModeration } from '../../shared/comments/create-moderation.ts';
import { checkDiscussions } from '../comments/recount.ts';
import { testSite } from '../support/feeds.ts';
import { testCursors } from '../support/table.ts';
import { Killed, lostAfter } from './support/cut-off.ts';
import { type InventedCounts, inventedDisqus } from './support/disqus-file.ts';
import { seenOf, siteWithEpisodes } from './support/site.ts';

const addresses = Array.from({ length: 5 }, (_, at) => `https://old.example/pages/${at}`);
const size = 300;
const file = () => inventedDisqus(size, addresses);
const newCounts = (): InventedCounts => ({ comments: 0, byThread: new Map(), published: 0 });

const post = (id: string, more: string) =>
  `<post dsq:id="${id}"><createdAt>2020-01-01T00:00:${id.padStart(2, '0')}Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Ada</name></author><thread dsq:id="1" />${more}</post>`;
const disqusOf = (...posts: string[]) =>
  `<disqus xmlns:dsq="x"><thread dsq:id="1"><id>one</id><link>${addresses[0]}</link><title>One</title></thread>${posts.join('')}</disqus>`;
const message = (html: string) => `<message><![CDATA[${html}]]></message>`;

describe('an import', () => {
  it('brings in every comment with exact counts, conversations in two levels, and what belongs to each', async () => {
    const counts = newCounts();
    const site = await siteWithEpisodes(addresses);
    const report = await site.import(inventedDisqus(size, addresses, counts));
    expect(report).toMatchObject({ comments: size, imported: size, unchanged: 0, unmapped: 0, setAside: 0 });
    const shown = await site.reader.counts(site.threads);
    expect(site.threads.map((thread) => shown[thread])).toEqual(
      addresses.map((address) => counts.byThread.get(address)),
    );
    checkDiscussions(await site.dump());
  });

  it('killed anywhere and run again shows the same, byte for byte, as one that was left alone', async () => {
    const whole = await siteWithEpisodes(addresses);
    await whole.import(file());
    const expected = await seenOf(whole.reader, whole.threads);
    const site = await siteWithEpisodes(addresses);
    for (const transactions of [1, 4, 4]) {
      await expect(site.import(file(), {}, lostAfter(transactions))).rejects.toThrow(Killed);
      checkDiscussions(await site.dump());
    }
    const last = await site.import(file());
    expect(last.unchanged).toBeGreaterThan(0);
    expect(last.imported + last.unchanged).toBe(size);
    expect(await seenOf(site.reader, site.threads)).toBe(expected);
    checkDiscussions(await site.dump());
  });

  it('puts what the host names by the number of a WordPress post there, and nothing else', async () => {
    const site = await siteWithEpisodes(addresses);
    const posted = (number: number, comment: number) => `<item><title>Post ${number}</title>
      <link>https://blog.example/?p=${number}</link><wp:post_id>${number}</wp:post_id><wp:comment>
      <wp:comment_id>${comment}</wp:comment_id><wp:comment_author>Ada</wp:comment_author>
      <wp:comment_date_gmt>2020-01-01 00:00:0${comment}</wp:comment_date_gmt>
      <wp:comment_content>Number ${number}.</wp:comment_content>
      <wp:comment_approved>1</wp:comment_approved></wp:comment></item>`;
    const wxr = `<rss xmlns:wp="x"><channel>${posted(2, 1)}${posted(7, 2)}</channel></rss>`;
    const report = await site.import(wxr, { map: [`2=${site.threads[0]}`] });
    expect(report).toMatchObject({ comments: 2, imported: 1, unmapped: 1 });
  });

  it('run by two at once stores each comment once', async () => {
    const site = await siteWithEpisodes(addresses);
    const [one, other] = await Promise.all([site.import(file()), site.import(file())]);
    expect(one.imported + other.imported).toBe(size);
    checkDiscussions(await site.dump());
  });

  it('as a dry run tells what would be, and stores nothing', async () => {
    const site = await siteWithEpisodes(addresses.slice(0, 4));
    const before = await site.dump();
    const told = await site.import(file(), { isDryRun: true });
    expect(await site.dump()).toEqual(before);
    const done = await site.import(file());
    expect(told).toEqual({ ...done, isDryRun: true });
    expect(told.threads.unmapped).toMatchObject([{ address: addresses[4], title: 'Thread 4' }]);
  });

  it('leaves what moderators and authors did here, whatever the file says', async () => {
    const site = await siteWithEpisodes(addresses);
    await site.import(disqusOf(post('1', message('Words'))));
    const [comment] = (await site.reader.recentComments(site.threads[0])).items;
    const moderation = createModeration({ ...site, site: testSite, cursors: testCursors });
    await moderation.reject({ comment: comment?.id ?? '', ifRev: 1, moderator: 'ada' });
    expect(await site.import(disqusOf(post('1', message('Words'))))).toMatchObject({
      imported: 0,
      unchanged: 1,
    });
    expect((await site.reader.recentComments(site.threads[0])).items).toEqual([]);
  });

  it('adds what a later export has more, in conversations that are here', async () => {
    const site = await siteWithEpisodes(addresses);
    const first = [post('1', message('Root')), post('2', `${message('Answer')}<parent dsq:id="1" />`)];
    await site.import(disqusOf(...first));
    const more = post('3', `${message('Answer to the answer')}<parent dsq:id="2" />`);
    expect(await site.import(disqusOf(...first, more))).toMatchObject({ imported: 1, unchanged: 2 });
    const page = await site.reader.thread(site.threads[0] ?? '');
    expect(page?.items).toMatchObject([
      {
        body: 'Root',
        replies: 2,
        firstReplies: [{ body: 'Answer', replies: 1 }, { body: 'Answer to the answer' }],
      },
    ]);
    checkDiscussions(await site.dump());
  });

  it('keeps states, and a place where something that is not shown was answered', async () => {
    const site = await siteWithEpisodes(addresses);
    const gone = post('1', message('Taken back')).replace('<isDeleted>false', '<isDeleted>true');
    const spam = post('3', message('Buy')).replace('<isSpam>false', '<isSpam>true');
    const held = post('4', `${message('Wait')}<isApproved>false</isApproved>`);
    const report = await site.import(
      disqusOf(gone, post('2', `${message('Answer')}<parent dsq:id="1" />`), spam, held),
    );
    expect(report.states).toEqual({ deleted: 1, published: 1, spam: 1, pending: 1 });
    const page = await site.reader.thread(site.threads[0] ?? '');
    expect(page?.items).toMatchObject([
      { gone: 'author', name: '', body: '', firstReplies: [{ body: 'Answer' }] },
    ]);
    expect(JSON.stringify(await site.dump())).not.toContain('Taken back');
    const moderation = createModeration({ ...site, site: testSite, cursors: testCursors });
    expect((await moderation.queue({ list: 'pending' })).items).toMatchObject([
      { body: 'Wait', name: 'Ada' },
    ]);
    expect((await moderation.queue({ list: 'spam' })).items).toMatchObject([{ body: 'Buy' }]);
  });

  it('keeps no mail address and no network address', async () => {
    const site = await siteWithEpisodes(addresses);
    await site.import(file());
    const rows = JSON.stringify(await site.dump());
    expect(rows).toContain('Person 17');
    expect(rows).not.toContain('@example.org');
    expect(rows).not.toContain('192.0.2.1');
    expect(rows).not.toContain('person17"');
  });

  it('sets single comments aside, and tells where they stand', async () => {
    const site = await siteWithEpisodes(addresses);
    const report = await site.import(
      disqusOf(
        post('1', message('Words')),
        `\n${post('2', message('No time')).replace(/<createdAt>.*?<\/createdAt>/, '')}`,
        post('1', message('Again')),
        post('4', `${message('Answers nothing')}<parent dsq:id="99" />`),
        post('5', `${message('Round')}<parent dsq:id="6" />`),
        post('6', `${message('and round')}<parent dsq:id="5" />`),
        post('7', message('Elsewhere')).replace('<thread dsq:id="1" />', '<thread dsq:id="5" />'),
        post('8', message('')),
      ),
    );
    expect(report).toMatchObject({ comments: 8, imported: 5, setAside: 3 });
    expect(report.problemCounts).toEqual({
      'no-time': 1,
      repeated: 1,
      alone: 3,
      'no-thread': 1,
      wordless: 1,
    });
    expect(report.problems[0]?.sentence).toBe(
      'Line 2: comment 2 has no time that can be read, and was left out.',
    );
    checkDiscussions(await site.dump());
  });

  it('closes a discussion that was closed, unless somebody chose otherwise here', async () => {
    const closed = disqusOf(post('1', message('Words'))).replace(
      '<title>One',
      '<isClosed>true</isClosed><title>One',
    );
    const site = await siteWithEpisodes(addresses);
    await site.import(closed);
    const [thread = ''] = site.threads;
    expect((await site.reader.thread(thread))?.thread).toMatchObject({ isClosed: true, rev: 1 });
    const moderation = createModeration({ ...site, site: testSite, cursors: testCursors });
    await moderation.setThread({ thread, ifRev: 1, isClosed: false, moderator: 'ada' });
    await site.import(closed);
    expect((await site.reader.thread(thread))?.thread).toMatchObject({ isClosed: false, rev: 2 });
  });
});
