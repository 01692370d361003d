import { letter } from './letter.ts';
import { type Message, messageSchema } from './message.ts';
import { mailBody, mailLine } from './quote.ts';

/** A reply that somebody asked to be told about. */
export type Reply = {
  to: string;
  siteTitle: string;
  /** What the discussion is about: the title of an episode or article. */
  about: string;
  /** The name that the author of the reply chose. */
  by: string;
  /** The reply as it was written. */
  body: string;
  /** The reply's permanent address on the site. */
  url: string;
  unsubscribeUrl: string;
};

/**
 * Tells somebody who confirmed the wish that a comment was answered.
 * @throws {z.core.$ZodError} when an address is none
 */
export function replyNotice({ to, siteTitle, about, by, body, url, unsubscribeUrl }: Reply): Message {
  const name = mailLine(by) || 'Somebody';
  return messageSchema.parse({
    to,
    subject: `${name} answered your comment on “${mailLine(about)}”`,
    unsubscribeUrl,
    ...letter([
      { says: `${name} answered your comment on “${mailLine(about)}” at ${mailLine(siteTitle)}:` },
      { quotes: mailBody(body) },
      { leadsTo: url, as: 'Read it in the discussion' },
      { says: 'Links that people write are left out of mails; they stand in the discussion.' },
      { leadsTo: unsubscribeUrl, as: 'No more mails about replies' },
    ]),
  });
}
