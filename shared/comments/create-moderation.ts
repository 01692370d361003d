import type { Moderation } from './discussion.ts';
import { banAuthor, decide, purgeComment } from './moderate.ts';
import { readModerated, readQueue } from './queue.ts';
import { changeThread } from './thread-settings.ts';
import type { CommentTools } from './tools.ts';

/** What moderators do with the discussions of a site. */
export const createModeration = (tools: CommentTools): Moderation => ({
  queue: (state, options) => readQueue(tools, state, options),
  comment: (id) => readModerated(tools, id),
  approve: (decision) => decide(tools, 'approve', decision),
  reject: (decision) => decide(tools, 'reject', decision),
  markSpam: (decision) => decide(tools, 'mark-spam', decision),
  ban: (decision) => banAuthor(tools, decision),
  purge: (decision) => purgeComment(tools, decision),
  setThread: (change) => changeThread(tools, change),
});
