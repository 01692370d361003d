import { beforeEach, describe, expect, it, vi } from 'vitest';
import { runNightly } from '../../functions/nightly/run.ts';
import { createDiscussions } from '../../shared/comments/create-discussions.ts';
import type { Message } from '../../shared/mail/message.ts';
import {
  createDiscussionTest,
  type DiscussionTest,
  postOf,
  siteIn,
  somebody,
} from '../support/discussion.ts';

let test: DiscussionTest;
let sent: Message[];
let refused: string | undefined;

beforeEach(async () => {
  test = await createDiscussionTest();
  sent = [];
  refused = undefined;
});

const nightly = () =>
  runNightly({
    table: test.table,
    now: test.tools.now,
    mail: {
      mailer: {
        async send(message) {
          if (message.to === refused) throw new Error('The service refuses this address.');
          sent.push(message);
        },
      },
      moderators: ['moira@example.org', 'hosea@example.org'],
      siteTitle: 'My Site',
      origin: 'https://example.org',
    },
  });

async function send(mode: 'open' | 'trusted', body: string): Promise<string> {
  const discussions = createDiscussions({ ...test.tools, site: siteIn(mode) });
  const form = { state: 'valid' as const, issuedAt: new Date(test.clock.now.getTime() - 60_000) };
  const answer = await discussions.post(postOf(test.thread, body, { form }), somebody());
  return answer.outcome === 'stored' ? answer.comment.id : '';
}

describe('Moderators', () => {
  it('are told once a night what waits, with links to pages where it can be decided on', async () => {
    const waiting = await send('trusted', 'Lamps at https://shop.example/lamps, cheap.');
    const minded = await send('open', 'Somebody minds this.');
    await test.discussions.report({ comment: minded, note: '' }, somebody());
    expect((await nightly()).told).toBe(2);
    await nightly();
    expect(sent.map(({ to }) => to)).toEqual(['moira@example.org', 'hosea@example.org']);
    const [{ subject, text, html } = { subject: '', text: '', html: '' }] = sent;
    expect(subject).toBe('My Site: 1 comment to be read, 1 comment reported');
    expect(text.indexOf(minded)).toBeLessThan(text.indexOf(waiting));
    expect(text).toContain(`https://example.org/host/comments/${waiting}`);
    expect(text).not.toContain('shop.example');
    expect(
      [...html.matchAll(/href="([^"]*)"/g)].map(([, address = '']) => new URL(address).pathname),
    ).toEqual([`/host/comments/${minded}`, `/host/comments/${waiting}`, '/host/queue']);
    test.later(86_400);
    await nightly();
    expect(sent).toHaveLength(4);
  });

  it('are not written to when nothing waits', async () => {
    await send('open', 'Published, and nobody minds.');
    expect((await nightly()).told).toBe(0);
    expect(sent).toEqual([]);
  });

  it('are each told, whatever happens to the mail of another, which is tried again', async () => {
    await send('trusted', 'I wait.');
    refused = 'moira@example.org';
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect((await nightly()).told).toBe(1);
    expect(log).toHaveBeenCalledOnce();
    log.mockRestore();
    refused = undefined;
    await nightly();
    expect(sent.map(({ to }) => to)).toEqual(['hosea@example.org', 'moira@example.org']);
  });
});
