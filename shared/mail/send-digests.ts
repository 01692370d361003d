import { countQueue, firstInQueue } from '../comments/queue.ts';
import type { TableClient } from '../table/client.ts';
import type { Mailer } from './message.ts';
import { queueDigest } from './queue-digest.ts';
import { sendOnce } from './send-once.ts';

/** Who is told what waits, and how. */
export type DigestTools = {
  table: TableClient;
  mailer: Mailer;
  /** Addresses of moderators. */
  moderators: string[];
  siteTitle: string;
  origin: string;
  now: () => Date;
};

const mostQuoted = 5;
const lists = ['reported', 'pending'] as const;

/**
 * Tells moderators what waits for them, once a day however often it is asked for; nobody is written to when nothing
 * waits. What cannot be sent to one keeps no other from being told.
 * @returns to how many it was handed over
 */
export async function sendDigests({ moderators, ...tools }: DigestTools): Promise<number> {
  const { table, siteTitle, origin: siteUrl } = tools;
  if (moderators.length === 0) return 0;
  const [reported, pending] = await Promise.all([countQueue(table, lists[0]), countQueue(table, lists[1])]);
  const first = (await Promise.all(lists.map((list) => firstInQueue(table, list, mostQuoted))))
    .flat()
    .slice(0, mostQuoted);
  let sent = 0;
  for (const to of moderators) {
    const message = queueDigest({ to, siteTitle, siteUrl, reported, pending, first });
    if (!message) return 0;
    try {
      const nothing = async () => [];
      await sendOnce(tools, { kind: 'digest', message, claim: nothing, release: nothing });
      sent += 1;
    } catch (error) {
      console.error('A moderator could not be told what waits.', error);
    }
  }
  return sent;
}
