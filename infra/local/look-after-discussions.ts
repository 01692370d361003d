import { mailChanges } from '../../functions/changes/mail.ts';
import { createTokens } from '../../shared/comments/tokens.ts';
import { mailAboutComment } from '../../shared/mail/about-comment.ts';
import { senderOf } from '../../shared/mail/sender.ts';
import type { Site } from '../../shared/site/schema.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { startMail } from './mail.ts';
import { keepAtNight } from './nightly.ts';
import type { LocalSettings } from './settings.ts';
import { followStream } from './stream.ts';

/** Mails stay on this machine, so they are sent whatever the configuration says of them. */
export const withLocalMail = (site: Site): Site & Required<Pick<Site, 'mail'>> => ({
  ...site,
  mail: site.mail ?? { from: `no-reply@${new URL(site.url).hostname}`, moderators: [] },
});

type Parts = {
  site: Required<Pick<Site, 'title' | 'mail'>>;
  settings: LocalSettings;
  table: TableClient;
  /** Of the database. */
  endpoint: string;
  secret: string;
  /** Where the site is reached here. */
  origin: string;
  now?: () => Date;
};

/** What follows from comments by itself: mails about replies, each a file of `.local/mail`, and the nightly work. */
export async function lookAfterDiscussions({
  site,
  settings,
  table,
  endpoint,
  secret,
  origin,
  now = () => new Date(),
}: Parts) {
  const mail = await startMail(settings.dataDir, senderOf(site.title, site.mail.from));
  const tools = {
    ...{ table, origin, now, siteTitle: site.title },
    ...{ mailer: mail.mailer, tokens: createTokens([secret]) },
  };
  const following = followStream({ endpoint, ...settings }, (event) =>
    mailChanges(event, { table, now, mail: (comment) => mailAboutComment(tools, comment) }),
  );
  const { moderators } = site.mail;
  const digests = { mailer: mail.mailer, moderators, siteTitle: site.title, origin };
  const nightly = keepAtNight({ table, now, mail: digests, dataDir: settings.dataDir });
  return {
    async stop() {
      await Promise.all([nightly.stop(), following.stop()]);
      await mail.close();
    },
  };
}
