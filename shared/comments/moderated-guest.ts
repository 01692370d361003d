import { commentSchema } from '../comment.ts';
import { guestSchema } from '../guest.ts';
import type { PageOptions } from '../reader.ts';
import * as keys from '../table/keys.ts';
import { readPage } from '../table/pages.ts';
import { parseNote } from './guest-notes.ts';
import { isGuestId } from './id.ts';
import type { ModeratedGuest } from './moderation.ts';
import { readRestriction } from './restriction.ts';
import type { CommentTools } from './tools.ts';

/** A guest with what was noted and decided about them, and all that they wrote, newest first. */
export async function readModeratedGuest(
  tools: Pick<CommentTools, 'table' | 'cursors' | 'now'>,
  id: string,
  options?: PageOptions,
): Promise<ModeratedGuest | undefined> {
  if (!isGuestId(id)) return undefined;
  const written = { index: 'byOwner' as const, partition: keys.commentsOfGuest(id), newestFirst: true };
  const [guest, note, restriction, comments] = await Promise.all([
    tools.table.get(keys.guestKey(id)),
    tools.table.get(keys.guestNoteKey(id)),
    readRestriction(tools, id),
    readPage(tools, `guest:${id}`, written, (row) => commentSchema.parse(row), options),
  ]);
  if (!guest) return undefined;
  return {
    guest: guestSchema.parse(guest),
    ...(note && { note: parseNote(note) }),
    ...(restriction && { restriction }),
    comments,
  };
}
