import { beforeEach, describe, expect, it } from 'vitest';
import { createDiscussions } from '../../shared/comments/create-discussions.ts';
import { postOf, siteIn, somebody } from '../support/discussion.ts';
import { feedOf, item } from '../support/feeds.ts';
import { createHostTest, type HostTest } from '../support/host.ts';

let test: HostTest;
beforeEach(async () => {
  test = await createHostTest();
});

const overview = async (role: 'host' | 'moderator') =>
  (await (await test.signedIn(role)).get('/host')).text();

async function comment(guest: string): Promise<string> {
  const discussions = createDiscussions({ ...test.tools, site: siteIn('trusted') });
  const form = { state: 'valid' as const, issuedAt: new Date(test.clock.now.getTime() - 60_000) };
  const sent = await discussions.post(
    postOf(test.thread, `The harbour, says ${guest}.`, { form }),
    somebody(guest),
  );
  if (sent.outcome !== 'stored') throw new Error(JSON.stringify(sent));
  return sent.comment.id;
}

describe('The overview', () => {
  it('says that nothing waits, when nothing does', async () => {
    expect(await overview('moderator')).toContain('Nothing: no comment waits, and no feed has a problem.');
  });

  it('leads to the comments that wait and to those that readers minded', async () => {
    const published = await comment('gast00000000000a');
    const moira = await test.signedIn('moderator');
    await moira.post(`/host/comments/${published}/approve`, { ifRev: '1' });
    await comment('gast00000000000b');
    await comment('gast00000000000c');
    await test.discussions.report({ comment: published, note: 'He knows well what of it.' }, somebody());
    const page = await overview('moderator');
    expect(page).toContain('<a href="/host/queue?list=pending">2 comments wait for a moderator</a>');
    expect(page).toContain('<a href="/host/queue?list=reported">1 comment waits because readers minded</a>');
    expect(page).not.toContain('Nothing. Every');
  });

  it('leads to the site itself', async () => {
    expect(await overview('moderator')).toContain('<a href="/">See the site</a>');
  });

  it('leads to a feed that is not well', async () => {
    test.feeds.set(
      'https://example.org/feed.xml',
      feedOf([
        item({ guid: 'one', title: 'The harbour' }),
        item({ guid: 'mute', title: 'No sound', audio: '' }),
      ]),
    );
    const host = await test.signedIn('host');
    await host.post('/host/feeds/my-show/check');
    const page = await overview('host');
    expect(page).toContain('href="/host/feeds/my-show"');
    expect(page).toContain('1 problem');
  });
});
