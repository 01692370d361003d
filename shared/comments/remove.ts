import { acted, changeWrites } from './change.ts';
import { readOwn } from './edit.ts';
import type { CommentTools } from './tools.ts';
import { untilStored } from './until-stored.ts';

/**
 * Removes one's own comment from everybody's sight, at any time. Its words are kept a while for moderators, and
 * then purged.
 * @throws {ProblemError} 404 when it is not one's own
 */
export async function removeComment(
  { table, now }: CommentTools,
  id: string,
  guest: string | undefined,
): Promise<void> {
  await untilStored(table, async () => {
    const before = await readOwn(table, id, guest);
    if (before.state === 'deleted') return { writes: [], answer: undefined };
    const change = acted(before, {
      action: 'delete',
      actor: `guest:${before.guest}`,
      now: now(),
      changes: { state: 'deleted' },
    });
    return { writes: await changeWrites(table, change, now()), answer: undefined };
  });
}
