import { learnFromDecisions } from '../../shared/comments/learning.ts';
import { purgeOld } from '../../shared/comments/purge-old.ts';
import {
  type Drift,
  publishedSince,
  reconcileGuest,
  reconcileThread,
} from '../../shared/comments/reconcile.ts';
import { summariseDays } from '../../shared/insight/summarise.ts';
import { type DigestTools, sendDigests } from '../../shared/mail/send-digests.ts';
import type { TableClient } from '../../shared/table/client.ts';

export type NightlyReport = {
  /** Discussions and guests whose counts were compared, and where they differ: nothing is changed. */
  threads: number;
  guests: number;
  drift: Drift[];
  purged: number;
  /** Decisions of moderators that the site has learned from. */
  decisions: number;
  /** Moderators who were told what waits. */
  told: number;
};

type NightlyTools = {
  table: TableClient;
  now: () => Date;
  /** Absent when the site sends no mail to moderators. */
  mail?: Omit<DigestTools, 'table' | 'now'> | undefined;
};

/** A day and some hours, so that no discussion falls between two nights. */
const lookedBackMs = 30 * 3_600_000;

/** What discussions need once a day: counts compared, old words purged, the site's own decisions learned from, and moderators told what waits. */
export async function runNightly({ table, now, mail }: NightlyTools): Promise<NightlyReport> {
  const { threads, guests } = await publishedSince(table, new Date(now().getTime() - lookedBackMs));
  const drift: Drift[] = [];
  for (const thread of threads) drift.push(...(await reconcileThread(table, thread)));
  for (const guest of guests) drift.push(...(await reconcileGuest(table, guest)));
  await summariseDays({ table, now });
  const purged = await purgeOld({ table, now });
  const { kept, declined } = await learnFromDecisions(table);
  const told = mail ? await sendDigests({ table, now, ...mail }) : 0;
  return { threads: threads.length, guests: guests.length, drift, purged, decisions: kept + declined, told };
}
