import type { Comment } from '../comment.ts';
import { confirmMailPath, endMailPath } from '../comments/addresses.ts';
import { readComment } from '../comments/surroundings.ts';
import type { Tokens } from '../comments/tokens.ts';
import { day } from '../comments/tools.ts';
import type { TableClient } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { readSubject } from '../table/thread-subject.ts';
import { permalinkOf } from '../thread.ts';
import { confirmation } from './confirmation.ts';
import type { Mailer } from './message.ts';
import { replyNotice } from './reply-notice.ts';
import { sendOnce } from './send-once.ts';
import {
  findSubscription,
  lastsUntil,
  readSubscriptions,
  type Subscription,
  subscriptionWrites,
} from './subscription.ts';

/** What mails are made with and sent by. */
export type MailTools = {
  table: TableClient;
  mailer: Mailer;
  tokens: Tokens;
  siteTitle: string;
  /** Where the site is reached, without a path, such as `https://example.org`. */
  origin: string;
  now: () => Date;
};

/**
 * Sends the mails that follow from a comment that everybody can see: its author is asked whether replies are wanted
 * at the address that came with it, and whoever it answers is told. Each goes out once, however often this is called.
 * @throws whatever the mail service throws, after both were tried; then this may be called again
 */
export async function mailAboutComment(tools: MailTools, id: string): Promise<void> {
  const comment = await readComment(tools.table, id);
  // It may have been taken away, or held, since.
  if (comment?.state !== 'published' || isOfOld(comment, tools.now())) return;
  const tried = await Promise.allSettled([askAuthor(tools, comment), tellAnswered(tools, comment)]);
  for (const { reason } of tried.filter((one) => one.status === 'rejected')) throw reason;
}

const newsDays = 7;

/** What came in with a file, or is back with a restored table, is no news: nobody is told of it. */
const isOfOld = ({ changedAt, last }: Comment, now: Date): boolean =>
  last.action === 'import' || now.getTime() - Date.parse(changedAt) > newsDays * day * 1000;

async function askAuthor(tools: MailTools, { guest }: Comment): Promise<void> {
  const { table, siteTitle, now } = tools;
  const wanted = (await readSubscriptions(table, guest, now())).filter(({ state }) => state === 'wanted');
  for (const subscription of wanted) {
    const { id, address: to } = subscription;
    const move = async (from: Subscription['state'], state: Subscription['state']) => {
      const before = await findSubscription(table, id, now());
      if (before?.state !== from) return undefined;
      return subscriptionWrites({ ...before, state, expiresAt: lastsUntil(state, now()) }, before);
    };
    await sendOnce(tools, {
      kind: 'confirmation',
      message: confirmation({ to, siteTitle, confirmUrl: linkOf(tools, confirmMailPath, 'confirm', id) }),
      claim: () => move('wanted', 'asked'),
      release: async () => (await move('asked', 'wanted')) ?? [],
    });
  }
}

async function tellAnswered(tools: MailTools, reply: Comment): Promise<void> {
  const { table, siteTitle, now, origin } = tools;
  const answered = reply.replyTo === undefined ? undefined : await readComment(table, reply.replyTo);
  if (answered?.state !== 'published' || answered.guest === reply.guest) return;
  const [all, own] = await Promise.all([
    readSubscriptions(table, answered.guest, now()),
    readSubscriptions(table, reply.guest, now()),
  ]);
  // Somebody who answers themselves from another browser need not be told.
  const ownAddresses = own.filter(isConfirmed).map(({ address }) => address.toLowerCase());
  const told = all.filter((one) => isConfirmed(one) && !ownAddresses.includes(one.address.toLowerCase()));
  if (told.length === 0) return;
  const subject = await readSubject(table, reply.thread, now());
  for (const { id, address: to } of told) {
    const mailed = keys.mailedKey(reply.id, id);
    await sendOnce(tools, {
      kind: 'reply',
      message: replyNotice({
        ...{ to, siteTitle, about: subject?.title ?? siteTitle, by: reply.name, body: reply.body },
        url: origin + permalinkOf(reply),
        unsubscribeUrl: linkOf(tools, endMailPath, 'unsubscribe', id),
      }),
      async claim() {
        const [known, subscription] = await Promise.all([
          table.get(mailed, { isConsistent: true }),
          findSubscription(table, id, now()),
        ]);
        if (known || !subscription || !isConfirmed(subscription)) return undefined;
        return [{ put: { at: now().toISOString(), ...mailed }, guard: { absent: true } }];
      },
      release: async () => [{ remove: mailed }],
    });
  }
}

const isConfirmed = ({ state }: Subscription): boolean => state === 'confirmed';

const linkOf = (
  { origin, tokens, now }: MailTools,
  path: string,
  purpose: 'confirm' | 'unsubscribe',
  id: string,
): string => `${origin}${path}?token=${tokens.make(purpose, id, now())}`;
