import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { day, expiresAfter } from '../comments/tools.ts';
import { untilStored } from '../comments/until-stored.ts';
import type { TableClient, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import type { Mailer, Message } from './message.ts';
import { type MailKind, mayMail } from './pace.ts';

/** A mail that goes out at most once. */
export type OneMail = {
  kind: MailKind;
  message: Message;
  /** What is stored before it is sent, so that nobody sends it again; `undefined` when it is not wanted any more. */
  claim(): Promise<Write[] | undefined>;
  /** Takes the claim back: the service did not take the mail. */
  release(): Promise<Write[]>;
};

type SendingTools = { table: TableClient; mailer: Mailer; now: () => Date };

/**
 * Sends a mail that was not sent before, when its address may get one more of its kind. Whoever dies between the
 * claim and the service leaves it unsent: a mail too few is better than the same again and again.
 * @throws whatever the service throws; then the mail may be tried again
 */
export async function sendOnce({ table, mailer, now }: SendingTools, mail: OneMail): Promise<void> {
  const { kind, message } = mail;
  const at = now();
  const isClaimed = await untilStored(table, async () => {
    const [claim, pace] = await Promise.all([mail.claim(), readPace(table, message.to)]);
    const sentAt = pace[kind].map((time) => new Date(time));
    if (!claim || !mayMail(kind, sentAt, at)) return { writes: [], answer: false };
    const times = [...pace[kind], at.toISOString()].slice(-mostRemembered);
    return { writes: [...claim, paceWrite({ ...pace, [kind]: times }, at)], answer: true };
  });
  if (!isClaimed) return;
  try {
    await mailer.send(message);
  } catch (error) {
    await untilStored(table, async () => {
      const [release, pace] = await Promise.all([mail.release(), readPace(table, message.to)]);
      const times = pace[kind].filter((time) => time !== at.toISOString());
      return { writes: [...release, paceWrite({ ...pace, [kind]: times }, at)], answer: undefined };
    });
    throw error;
  }
}

/** More than any bound on a day counts. */
const mostRemembered = 20;

const paceSchema = z.object({
  confirmation: z.array(z.string()),
  reply: z.array(z.string()),
  digest: z._default(z.array(z.string()), []),
  rev: z.int(),
});
type Pace = z.infer<typeof paceSchema> & { mailbox: string };

async function readPace(table: TableClient, address: string): Promise<Pace> {
  const mailbox = mailboxOf(address);
  const row = await table.get(keys.mailPaceKey(mailbox), { isConsistent: true });
  return { ...(row ? paceSchema.parse(row) : { confirmation: [], reply: [], digest: [], rev: 0 }), mailbox };
}

const paceWrite = ({ mailbox, rev, ...times }: Pace, now: Date): Write => ({
  put: { ...times, rev: rev + 1, expiresAt: expiresAfter(now, 2 * day), ...keys.mailPaceKey(mailbox) },
  guard: rev === 0 ? { absent: true } : { rev },
});

/** One name for the spellings of an address that reach one person: `a.b+c@…` is `ab@…` at the large providers. */
export function mailboxOf(address: string): string {
  const [local = '', host = ''] = address.toLowerCase().split('@');
  const plain = local.replace(/\+.*$/, '').replaceAll('.', '');
  return createHash('sha256').update(`${plain}@${host}`).digest('base64url').slice(0, 22);
}
