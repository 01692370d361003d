import { letter } from './letter.ts';
import { type Message, messageSchema } from './message.ts';
import { mailBody, mailLine } from './quote.ts';

/** How many comments stand in a list, counted up to a bound. */
type Size = { count: number; isMore: boolean };

/** What waits for moderators, once a day. */
export type Digest = {
  to: string;
  siteTitle: string;
  /** Where the site is, such as `https://shows.example.org`. */
  siteUrl: string;
  pending: Size;
  reported: Size;
  /** The most pressing comments; each leads to a page where it can be decided on. */
  first: { id: string; name: string; body: string }[];
};

/**
 * Tells a moderator what waits. Its links lead to pages of the console, where a decision is a press of a button:
 * programs that open the links of mails decide nothing.
 * @returns `undefined` when nothing waits
 * @throws {z.core.$ZodError} when an address is none
 */
export function queueDigest({
  to,
  siteTitle,
  siteUrl,
  pending,
  reported,
  first,
}: Digest): Message | undefined {
  if (pending.count + reported.count === 0) return undefined;
  const counts = [
    ...(pending.count > 0 ? [`${inWords(pending)} to be read`] : []),
    ...(reported.count > 0 ? [`${inWords(reported)} reported`] : []),
  ].join(', ');
  return messageSchema.parse({
    to,
    subject: `${mailLine(siteTitle)}: ${counts}`,
    ...letter([
      { says: `In the discussions of ${mailLine(siteTitle)}: ${counts}.` },
      ...first.flatMap(({ id, name, body }) => [
        { says: `${mailLine(name) || 'Somebody'} wrote:` },
        { quotes: mailBody(body) },
        { leadsTo: `${siteUrl}/host/comments/${id}`, as: 'Decide on it' },
      ]),
      { leadsTo: `${siteUrl}/host/queue`, as: 'The whole queue' },
    ]),
  });
}

/** @example inWords({ count: 1, isMore: false }) // '1 comment' */
const inWords = ({ count, isMore }: Size): string => {
  if (isMore) return `more than ${count} comments`;
  return count === 1 ? '1 comment' : `${count} comments`;
};
