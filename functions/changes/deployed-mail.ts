import { site } from '#site';
import { createTokens } from '../../shared/comments/tokens.ts';
import { mailAboutComment } from '../../shared/mail/about-comment.ts';
import { senderOf } from '../../shared/mail/sender.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { createSesMailer } from '../mail.ts';

/** Mails of this deployment about a comment. Most batches are followed by none, so this is loaded for the first. */
export function deployedMail(
  table: TableClient,
  { from, secret }: { from: string; secret: string },
): (comment: string) => Promise<void> {
  const tools = {
    table,
    mailer: createSesMailer(senderOf(site.title, from)),
    tokens: createTokens([secret]),
    siteTitle: site.title,
    origin: new URL(site.url).origin,
    now: () => new Date(),
  };
  return (comment) => mailAboutComment(tools, comment);
}
