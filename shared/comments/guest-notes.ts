import * as z from 'zod/mini';
import { notFound, ProblemError } from '../problem.ts';
import type { Row } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { isGuestId } from './id.ts';
import { logWrite } from './log.ts';
import type { CommentTools } from './tools.ts';
import { untilStored } from './until-stored.ts';

export const longestNote = 2000;

/** What moderators tell each other about a guest. It goes when the guest is erased, and no log repeats it. */
export const guestNoteSchema = z.object({
  guest: z.string(),
  text: z.string(),
  at: z.string(),
  by: z.string(),
  /** Counts its changes; 0 before the first. */
  rev: z.int(),
});
export type GuestNote = z.infer<typeof guestNoteSchema>;

export const parseNote = (row: Row): GuestNote => guestNoteSchema.parse(row);

/**
 * Writes the note on a guest; an empty text takes the words away. Repeated, it changes nothing more.
 * @throws {ProblemError} 404 when there is no such guest, 409 when somebody else wrote meanwhile
 */
export async function writeNote(
  { table, now }: CommentTools,
  change: { guest: string; ifRev: number; text: string; moderator: string },
): Promise<GuestNote> {
  const { guest, ifRev, moderator } = change;
  const text = change.text.trim().slice(0, longestNote);
  if (!isGuestId(guest) || !(await table.get(keys.guestKey(guest)))) throw notFound('guest');
  return untilStored(table, async () => {
    const row = await table.get(keys.guestNoteKey(guest), { isConsistent: true });
    const before = row && parseNote(row);
    const rev = ifRev + 1;
    if (before?.rev === rev && before.text === text && before.by === moderator) {
      return { writes: [], answer: before };
    }
    if ((before?.rev ?? 0) !== ifRev) {
      throw new ProblemError(
        409,
        'stale-revision',
        'Somebody changed this note meanwhile. Please read it and write then.',
      );
    }
    const after = { guest, text, at: now().toISOString(), by: moderator, rev };
    return {
      writes: [
        {
          put: { ...after, ...keys.guestNoteKey(guest) },
          guard: before ? { rev: ifRev } : { absent: true },
        },
        logWrite(now(), { actor: `moderator:${moderator}`, action: 'note', guest }),
      ],
      answer: after,
    };
  });
}
