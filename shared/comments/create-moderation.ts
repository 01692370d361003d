import { readCards } from './cards.ts';
import { decideAll } from './decide-all.ts';
import { writeNote } from './guest-notes.ts';
import { exportLog, readLog } from './log.ts';
import { banAuthor, decide, purgeComment } from './moderate.ts';
import { readModeratedGuest } from './moderated-guest.ts';
import type { Moderation } from './moderation.ts';
import { pinComment, unpinComment } from './pins.ts';
import { countQueue, readModerated, readQueue } from './queue.ts';
import { liftRestriction, readRestricted, restrictGuest } from './restrictions.ts';
import { changeThread } from './thread-settings.ts';
import type { CommentTools } from './tools.ts';
import { undoDecision } from './undo.ts';

/** What moderators do with the discussions of a site; see `Moderation` for what each call promises. */
export const createModeration = (tools: CommentTools): Moderation => ({
  queue: (wish, options) => readQueue(tools, wish, options),
  async sizes(lists) {
    const counted = await Promise.all(lists.map((list) => countQueue(tools.table, list)));
    return Object.fromEntries(lists.flatMap((list, at) => (counted[at] ? [[list, counted[at]]] : [])));
  },
  cards: (comments) => readCards(tools, comments),
  comment: (id) => readModerated(tools, id),
  guest: (id, options) => readModeratedGuest(tools, id, options),
  approve: (decision) => decide(tools, 'approve', decision),
  reject: ({ rejection, ...decision }) => decide(tools, 'reject', decision, { rejection }),
  markSpam: (decision) => decide(tools, 'mark-spam', decision),
  ban: (decision) => banAuthor(tools, decision),
  undo: (decision) => undoDecision(tools, decision),
  decideAll: (decision) => decideAll(tools, decision),
  purge: (decision) => purgeComment(tools, decision),
  restrict: (wish) => restrictGuest(tools, wish),
  lift: (wish) => liftRestriction(tools, wish),
  restricted: (options) => readRestricted(tools, options),
  note: (change) => writeNote(tools, change),
  setThread: (change) => changeThread(tools, change),
  pin: (pick) => pinComment(tools, pick),
  unpin: (pick) => unpinComment(tools, pick),
  log: (search, options) => readLog(tools, search, options),
  exportedLog: (search, cursor) => exportLog(tools, search, cursor),
});
