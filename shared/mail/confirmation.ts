import { letter } from './letter.ts';
import { type Message, messageSchema } from './message.ts';
import { mailLine } from './quote.ts';

/** Somebody left an address in order to be told of replies. */
export type Wish = {
  to: string;
  siteTitle: string;
  /** The page with the button that confirms; opening it changes nothing. */
  confirmUrl: string;
};

/**
 * Asks whether the person at an address wants mails about replies. Nothing that the commenter wrote is in it: the
 * address may be somebody else's.
 * @throws {z.core.$ZodError} when an address is none
 */
export function confirmation({ to, siteTitle, confirmUrl }: Wish): Message {
  const site = mailLine(siteTitle);
  return messageSchema.parse({
    to,
    subject: `Shall ${site} tell you of replies?`,
    ...letter([
      { says: `Somebody left this address with a comment at ${site}, to be told when it is answered.` },
      { leadsTo: confirmUrl, as: 'If it was you, confirm it on this page' },
      { says: 'If it was not, there is nothing to do: without your confirmation, no further mail comes.' },
    ]),
  });
}
