import type { Comment, PublicComment } from '../comment.ts';
import type { Write } from '../table/client.ts';
import { randomText } from './id.ts';
import { type PublicRow, publicKey, publicRow, repliesWithRoot, toPublicComment } from './public-row.ts';
import type { Place, Surroundings } from './surroundings.ts';

/** A public row before and after a change; absent when it is not there. */
type RowChange = { before: PublicRow | undefined; after: PublicRow | undefined };

/**
 * Everything that a change of one comment does to what everybody sees: its own row, and the rows of the root and
 * of what it answers, which count it. A comment that is not shown leaves a place while others answer it.
 */
export function publicWrites(before: Comment | undefined, after: Comment, around: Surroundings): Write[] {
  const own: RowChange = { before: around.own, after: rowOf(after, around.own, around.own?.replies ?? 0) };
  const shown = Number(isShown(after)) - Number(before !== undefined && isShown(before));
  const target = around.target && counted(around.target, shown);
  const root = around.root && withFirst(counted(around.root, shown), around.first, [own, target]);
  const ownWrites = writeOf(own);
  return [
    ...ownWrites,
    ...(target ? writeOf(target) : []),
    // Also where it shows nothing of this: its stamp tells whoever is about to take up the words that are changed here.
    ...(root ? writeOf(root, ownWrites.length > 0) : []),
  ];
}

export const isShown = ({ state }: Comment): boolean => state === 'published';

/** What is to be seen of a comment: itself, its place, or nothing. */
function rowOf(comment: Comment, row: PublicRow | undefined, replies: number): PublicRow | undefined {
  const { id, thread, root, replyTo, name, body, second, postedAt, editedAt } = comment;
  const place = { id, thread, root, replyTo, postedAt, replies };
  const list = { stamp: row?.stamp ?? '', firstReplies: row?.firstReplies ?? [] };
  if (isShown(comment)) return { ...place, ...list, name, body, second, editedAt };
  return replies > 0 ? { ...place, ...list, name: '', body: '', gone: goneOf(comment, row) } : undefined;
}

function goneOf({ state, last }: Comment, row: PublicRow | undefined): PublicComment['gone'] {
  if (state === 'pending') return 'held';
  if (state === 'deleted' || last.action === 'erase') return 'author';
  return state === 'purged' ? (row?.gone ?? 'moderator') : 'moderator';
}

/** A row with one reply more or fewer, made anew when the reply needs a place to stand under. */
function counted({ comment, row }: Place, change: number): RowChange {
  const replies = (row?.replies ?? 0) + change;
  const after =
    row && (row.gone === undefined || replies > 0) ? { ...row, replies } : rowOf(comment, row, replies);
  return { before: row, after };
}

/** Keeps in the root's row the replies that come first. */
function withFirst(root: RowChange, first: PublicRow[], changes: (RowChange | undefined)[]): RowChange {
  const rows = new Map(first.map((row) => [row.id, row]));
  for (const { before, after } of changes.filter((change) => change !== undefined)) {
    if (after) rows.set(after.id, after);
    else if (before) rows.delete(before.id);
  }
  const firstReplies = [...rows.values()]
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .slice(0, repliesWithRoot)
    .map(toPublicComment);
  return { before: root.before, after: root.after && { ...root.after, firstReplies } };
}

function writeOf({ before, after }: RowChange, isTouched = false): Write[] {
  if (after) {
    if (!isTouched && before && JSON.stringify(inOrder(before)) === JSON.stringify(inOrder(after))) return [];
    const guard = before ? { holds: { stamp: before.stamp } } : { absent: true as const };
    return [{ put: publicRow({ ...after, stamp: randomText(8) }), guard }];
  }
  return before ? [{ remove: publicKey(before), guard: { holds: { stamp: before.stamp } } }] : [];
}

const inOrder = (row: PublicRow) =>
  Object.entries(row)
    .filter(([, value]) => value !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
