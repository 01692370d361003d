import { confirmSubscription, endSubscription } from '../mail/subscribe.ts';
import { readSubscriptions } from '../mail/subscription.ts';
import type { Discussions } from './discussion.ts';
import { editComment } from './edit.ts';
import { eraseGuest } from './erase.ts';
import { readExport, readMine, readOwnComment } from './own-data.ts';
import { postComment } from './post.ts';
import { removeComment } from './remove.ts';
import { reportComment } from './report.ts';
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
  mailOf: (guest) => readSubscriptions(tools.table, guest, tools.now()),
  confirmMail: (subscription) => confirmSubscription(tools.table, subscription, tools.now()),
  endMail: (subscription) => endSubscription(tools.table, subscription, tools.now()),
  erase: async (guest) => {
    await eraseGuest(tools, guest);
  },
});
