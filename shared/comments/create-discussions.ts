import { readSubscriptions } from '../mail/subscription.ts';
import type { Discussions } from './discussion.ts';
import { readExport, readMine, readOwnComment } from './own-data.ts';
import type { CommentTools } from './tools.ts';

const changing = () => import('./changing.ts');

/** The discussions of a site over its table; see `Discussions` for what each call promises. */
export const createDiscussions = (tools: CommentTools): Discussions => ({
  post: async (post, sender) => (await changing()).postComment(tools, post, sender),
  edit: async (edit, sender) => (await changing()).editComment(tools, edit, sender),
  remove: async (comment, guest) => (await changing()).removeComment(tools, comment, guest),
  report: async (report, sender) => (await changing()).reportComment(tools, report, sender),
  own: (comment, guest) => readOwnComment(tools, comment, guest),
  mine: (guest, options) => readMine(tools, guest, options),
  exported: (guest) => readExport(tools, guest),
  erase: async (guest) => {
    await (await changing()).eraseGuest(tools, guest);
  },
  mailOf: (guest) => readSubscriptions(tools.table, guest, tools.now()),
  confirmMail: async (subscription) =>
    (await changing()).confirmSubscription(tools.table, subscription, tools.now()),
  endMail: async (subscription) => (await changing()).endSubscription(tools.table, subscription, tools.now()),
});
