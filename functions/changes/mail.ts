import { parsePublicComment } from '../../shared/comments/public-row.ts';
import { lateSince, noteUnsent, type Unsent } from '../../shared/mail/unsent.ts';
import type { Row, TableClient } from '../../shared/table/client.ts';
import * as keys from '../../shared/table/keys.ts';
import { readRecord, streamEventSchema } from './record.ts';
import type { RowChange } from './tags.ts';

/** How the partitions begin whose changes are followed by mails. */
export const mailedPartitions: string[] = [keys.threadKey('').pk, keys.unsentKey('').pk];

type Mailing = {
  table: TableClient;
  /** Sends what follows from a comment that appeared. @throws when the mail service fails */
  mail(comment: string): Promise<void>;
  now: () => Date;
  /** How long mails may keep the batch, in milliseconds; what is left is sent after the next sync. */
  longestMs?: number;
};

/**
 * Sends the mails that follow from a batch of the table's stream: of comments that appeared, at once or because a
 * moderator let them, and of those whose mails are to be tried again. A service that fails is not asked again for
 * this batch, and keeps nothing else from being done: what is not sent is noted for later. Nothing is thrown.
 */
export async function mailChanges(event: unknown, mailing: Mailing): Promise<void> {
  const { table, mail, now, longestMs = 10_000 } = mailing;
  const started = now();
  const left: Unsent[] = [];
  for (const one of appearedIn(event, started)) {
    if (left.length > 0 || now().getTime() - started.getTime() > longestMs) {
      left.push(one);
      continue;
    }
    try {
      await mail(one.comment);
    } catch (error) {
      console.error(`Mails about the comment ${one.comment} could not be sent.`, error);
      left.push(one);
    }
  }
  try {
    const givenUp = await noteUnsent(table, left, now());
    if (givenUp.length > 0) console.error('Mails about these comments are given up.', givenUp);
  } catch (error) {
    console.error('These comments could not be noted to be mailed about later.', left, error);
  }
}

function appearedIn(event: unknown, now: Date): Unsent[] {
  return streamEventSchema.parse(event).Records.flatMap((record) => {
    try {
      return appeared(readRecord(record), now);
    } catch {
      // Whoever tells the edge reads the same record, and says which it was.
      return [];
    }
  });
}

/** @example appeared({ pk: 'THREAD#…', sk: 'ROOT#…', after: row }, now) // [{ comment: '…', since: now }] */
function appeared({ pk, sk, before, after }: RowChange, now: Date): Unsent[] {
  if (pk === keys.unsentKey('').pk)
    return before && !after ? [{ comment: sk, since: lateSince(before) }] : [];
  const isComment = pk.startsWith(keys.threadKey('').pk) && /^(?:ROOT|REPLY)#/.test(sk);
  if (!isComment || !isSeen(after) || isSeen(before)) return [];
  return after ? [{ comment: parsePublicComment(after).id, since: now }] : [];
}

/** Whether everybody can read the comment, and not only that one was there. */
const isSeen = (row: Row | undefined): boolean =>
  row !== undefined && parsePublicComment(row).gone === undefined;
