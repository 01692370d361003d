import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import { onTestFinished } from 'vitest';
import { mailChanges } from '../../functions/changes/mail.ts';
import { type LocalMail, startMail } from '../../infra/local/mail.ts';
import { createTokens } from '../../shared/comments/tokens.ts';
import { mailAboutComment } from '../../shared/mail/about-comment.ts';
import { temporaryFolder } from '../infra/synthesise.ts';
import { changesIn, record } from './changes.ts';
import { createDiscussionTest } from './discussion.ts';

export const mailSecret = 'a secret for tests only';

/** A site that sends mail through a real mail server, whose table's changes are handed over one batch at a time. */
export async function createReplyMailTest(mode: 'open' | 'trusted' = 'open') {
  const test = await createDiscussionTest(mode);
  const server: LocalMail = await startMail(temporaryFolder(), 'My Show <no-reply@example.org>');
  onTestFinished(() => server.close());
  const service = { isDown: false };
  const tokens = createTokens([mailSecret]);
  const tools = {
    ...{ table: test.table, tokens, siteTitle: 'My Show', origin: 'https://example.org' },
    now: () => test.clock.now,
    mailer: {
      async send(message: Parameters<LocalMail['mailer']['send']>[0]) {
        if (service.isDown) throw new Error('The mail service is down.');
        await server.mailer.send(message);
      },
    },
  };
  const read = new Set<string>();
  /** Does something, and gives what the table's stream tells of it. */
  const noted = async (work: () => Promise<unknown>): Promise<{ Records: object[] }> => ({
    Records: (await changesIn(test, work)).map(record),
  });
  const handOver = (event: object) =>
    mailChanges(event, {
      table: test.table,
      now: tools.now,
      mail: (comment) => mailAboutComment(tools, comment),
    });
  return {
    ...test,
    service,
    handOver,
    noted,
    /** Does something, and hands over what the table's stream tells of it. */
    async following(work: () => Promise<unknown>): Promise<{ Records: object[] }> {
      const event = await noted(work);
      await handOver(event);
      return event;
    },
    /** Mails since the last time this was asked, oldest first. */
    async mails(): Promise<Email[]> {
      const fresh = readdirSync(server.folder)
        .sort()
        .filter((file) => !read.has(file));
      for (const file of fresh) read.add(file);
      return Promise.all(fresh.map((file) => PostalMime.parse(readFileSync(join(server.folder, file)))));
    },
  };
}
export type ReplyMailTest = Awaited<ReturnType<typeof createReplyMailTest>>;

/** The path of the only link of a mail that leads somewhere, such as to `confirm`. */
export const linkIn = ({ text = '' }: { text?: string | undefined }, to: 'confirm' | 'end'): string => {
  const [link = ''] =
    text.match(new RegExp(`https://example\\.org/api/comments/mail/${to}\\?token=\\S+`)) ?? [];
  return link.replace('https://example.org', '');
};
