import * as z from 'zod/mini';
import type { Comment } from '../comment.ts';
import { guestSchema } from '../guest.ts';
import type { TableClient } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import type { Sender } from './discussion.ts';
import type { CheckedProof, ProofState } from './proof-of-work.ts';
import { type Recent, readRecent } from './recent.ts';
import type { Ban, Evidence, GuestEvidence, Rates } from './screening/evidence.ts';
import type { LearnedModel } from './screening/learned-model.ts';
import { withinTime } from './screening/within-time.ts';
import { type CommentTools, isLive } from './tools.ts';

/** What is asked of the table about one submission; a part that does not come in time is left out. */
export async function gatherEvidence(
  { table, now: clock }: CommentTools,
  { guest, address }: Pick<Sender, 'guest' | 'address'>,
  /** Of a comment that is changed, its id: what its guest wrote since is not earlier. */
  { thread, id }: Pick<Comment, 'thread'> & { id?: string },
): Promise<Pick<Evidence, 'guest' | 'bans' | 'rates' | 'earlier' | 'learned'>> {
  const now = clock();
  const log = (of: Parameters<typeof keys.recentKey>[0], value: string | undefined) =>
    value === undefined ? Promise.resolve([]) : readRecent(table, of, value, now);
  const [known, bans, byGuest, byAddress, inThread, learned] = await Promise.all([
    inTime(readGuestEvidence(table, guest)),
    inTime(readBans(table, { guest, address }, now)),
    inTime(log('guest', guest)),
    inTime(log('address', address)),
    inTime(log('thread', thread)),
    inTime(learnedFrom(table)),
  ]);
  const isComplete = byGuest && byAddress && inThread;
  return {
    guest: known,
    bans,
    rates: isComplete && countRates(byGuest, byAddress, inThread, now),
    earlier:
      byGuest &&
      inThread &&
      [...byGuest.filter(({ sk }) => !id || sk < id), ...inThread.filter((line) => line.guest !== guest)].map(
        (line) => ({
          fingerprint: line.fingerprint,
          isOwn: line.guest === guest,
        }),
      ),
    learned,
  };
}

/** Longer than this, nobody waits for the table: what is not known holds the comment. */
const longestMs = 2000;

async function inTime<T>(promise: Promise<T>): Promise<T | undefined> {
  try {
    return await withinTime(promise, longestMs);
  } catch (error) {
    console.error('A part of the evidence on a comment could not be gathered.', error);
    return undefined;
  }
}

async function readGuestEvidence(table: TableClient, guest: string | undefined): Promise<GuestEvidence> {
  const row = guest && (await table.get(keys.guestKey(guest)));
  const { published, declined } = row ? guestSchema.parse(row) : { published: 0, declined: 0 };
  return { approved: published, declined, isModerator: false };
}

async function learnedFrom(table: TableClient): Promise<LearnedModel | 'none'> {
  const { readLearned } = await import('./learning.ts');
  return (await readLearned(table)) ?? 'none';
}

const banSchema = z.object({
  of: z.enum(['guest', 'address']),
  kind: z._default(z.enum(['hold', 'ban']), 'ban'),
  expiresAt: z.optional(z.number()),
});

async function readBans(
  table: TableClient,
  { guest, address }: Pick<Sender, 'guest' | 'address'>,
  now: Date,
): Promise<Ban[]> {
  const wanted = [
    ...(guest ? [keys.banKey('guest', guest)] : []),
    ...(address ? [keys.banKey('address', address)] : []),
  ];
  const rows = wanted.length > 0 ? await table.getMany(wanted) : [];
  return rows
    .map((row) => banSchema.parse(row))
    .filter((ban) => isLive(ban, now))
    .map(({ of, kind, expiresAt }) => ({
      of,
      kind,
      ...(expiresAt && { until: new Date(expiresAt * 1000) }),
    }));
}

function countRates(byGuest: Recent[], byAddress: Recent[], inThread: Recent[], now: Date): Rates {
  const within = (lines: Recent[], seconds: number) => {
    const from = new Date(now.getTime() - seconds * 1000).toISOString();
    return lines.filter(({ at }) => at > from).length;
  };
  return {
    guestLastMinute: within(byGuest, 60),
    guestLastHour: within(byGuest, 3600),
    addressLastMinute: within(byAddress, 60),
    addressLastHour: within(byAddress, 3600),
    threadLastMinute: within(inThread, 60),
  };
}

/** A proof is good once: `used` when somebody took it before. */
export async function proofState(table: TableClient, proof: CheckedProof): Promise<ProofState> {
  if (proof.state !== 'valid') return proof.state;
  const taken = await table.get(keys.proofKey(proof.nonce), { isConsistent: true });
  return taken ? 'used' : 'valid';
}
