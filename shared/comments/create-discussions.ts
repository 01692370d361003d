import type { Discussions } from './discussion.ts';
import { editComment } from './edit.ts';
import { banAuthor, decide, purgeComment } from './moderate.ts';
import { eraseGuest, readExport, readMine, readOwnComment } from './own-data.ts';
import { postComment } from './post.ts';
import { readModerated, readQueue } from './queue.ts';
import { removeComment } from './remove.ts';
import { reportComment } from './report.ts';
import { changeThread } from './thread-settings.ts';
import type { CommentTools } from './tools.ts';

/** The discussions of a site over its table; see `Discussions` for what each call promises. */
export const createDiscussions = (tools: CommentTools): Discussions => ({
  post: (post, sender) => postComment(tools, post, sender),
  edit: (edit, sender) => editComment(tools, edit, sender),
  remove: (comment, guest) => removeComment(tools, comment, guest),
  report: (report, sender) => reportComment(tools, report, sender),
  own: (comment, guest) => readOwnComment(tools, comment, guest),
  mine: (guest, options) => readMine(tools, guest, options),
  exported: (guest) => readExport(tools, guest),
  erase: (guest) => eraseGuest(tools, guest),
  moderation: {
    queue: (state, options) => readQueue(tools, state, options),
    comment: (id) => readModerated(tools, id),
    approve: (decision) => decide(tools, 'approve', decision),
    reject: (decision) => decide(tools, 'reject', decision),
    markSpam: (decision) => decide(tools, 'mark-spam', decision),
    ban: (decision) => banAuthor(tools, decision),
    purge: (decision) => purgeComment(tools, decision),
    setThread: (change) => changeThread(tools, change),
  },
});
