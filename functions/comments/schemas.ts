import * as z from 'zod/mini';
import { publicCommentSchema } from '../../shared/comment.ts';
import { readSeconds } from '../../shared/text/seconds.ts';
import {
  commentModes,
  rootSchema,
  threadOrders,
  threadSchema,
  threadSubjectSchema,
} from '../../shared/thread.ts';
import { pageQuery } from '../episodes/schemas.ts';
import { said } from '../said.ts';

const cursor = z.optional(z.string());
const text = (most: number) => z.string().check(z.maxLength(most, `expected at most ${most} characters`));
const yes = z.optional(
  z.pipe(
    z.union([z.boolean(), z.string()]),
    z.transform(
      (value) => value === true || (typeof value === 'string' && !['', 'false', '0'].includes(value)),
    ),
  ),
);
/** Seconds, or a time as people write it; what is none pins the comment to nothing, as its preview shows. */
const moment = z.pipe(
  z.union([z.number(), z.string().check(z.maxLength(40))]),
  z.transform((value) => {
    const seconds = readSeconds(value);
    return seconds === undefined ? undefined : Math.floor(seconds);
  }),
);

export const threadQuery = z.extend(pageQuery, {
  order: z._default(z.enum(threadOrders, `expected ${threadOrders.join(', ')}`), 'newest'),
});
export const countsQuery = z.object({
  ids: text(8000).check(z.minLength(1, 'expected names of discussions, with commas between')),
});
export const formQuery = z.object({ thread: text(200) });

/**
 * A new comment, as JSON or as a form. `attempt` names the sending: repeated, it is stored once. `site` is the field
 * that people do not see. Lengths are bounded here for safety; what is too long for a comment is told kindly later.
 */
export const newComment = z.object({
  attempt: said(z.string().check(z.regex(/^[\w-]{16,64}$/, 'expected 16 to 64 letters and digits'))),
  token: said(text(512)),
  proof: said(text(2048)),
  name: z._default(text(400), ''),
  body: z._default(text(60_000), ''),
  replyTo: said(text(64)),
  second: said(moment),
  /** Where its author wants to be told of replies. */
  mail: said(text(400)),
  policyVersion: said(text(100)),
  site: said(text(400)),
  reconsidered: yes,
});
export const editedComment = z.object({ body: text(60_000), reconsidered: yes });
/** Taking everything away needs a word more than a click. */
export const erasure = z.object({ confirmed: yes });
export const mailQuery = z.object({ token: z._default(text(512), '') });
export const reportedComment = z.object({ note: z._default(text(500), '') });

const html = z.string();
export const apiComment = z.extend(publicCommentSchema, { html, url: z.string() });
export const apiRoot = z.extend(rootSchema, { html, url: z.string(), firstReplies: z.array(apiComment) });
export const apiThread = z.object({
  thread: z.extend(threadSchema, {
    isOpen: z.boolean(),
    mode: z.enum(commentModes),
    closesAt: z.optional(z.string()),
    url: z.string(),
  }),
  subject: z.extend(threadSubjectSchema, { url: z.string() }),
  items: z.array(apiRoot),
  cursor,
});
export const apiReplies = z.object({ items: z.array(apiComment), cursor });
export const apiCounts = z.object({ items: z.array(z.object({ id: z.string(), comments: z.int() })) });
export const apiPlace = z.object({
  comment: apiComment,
  root: z.optional(apiComment),
  subject: z.extend(threadSubjectSchema, { url: z.string() }),
});
const reason = z.object({ code: z.string(), sentence: z.string() });
export const apiOwnComment = z.object({
  id: z.string(),
  thread: z.string(),
  root: z.optional(z.string()),
  replyTo: z.optional(z.string()),
  name: z.string(),
  body: z.string(),
  html,
  second: z.optional(z.int()),
  postedAt: z.string(),
  editedAt: z.optional(z.string()),
  rev: z.int(),
  state: z.enum(['published', 'pending', 'rejected', 'deleted']),
  reasons: z.array(reason),
  editableUntil: z.optional(z.string()),
  url: z.string(),
  /** With a comment that was just sent: what happens with the address that came with it, for its author. */
  mail: z.optional(z.string()),
});
export const apiMine = z.object({ items: z.array(apiOwnComment), cursor });
export const apiForm = z.object({
  token: z.string(),
  attempt: z.string(),
  policyVersion: z.string(),
  challenge: z.unknown(),
  isOpen: z.boolean(),
  mode: z.enum(commentModes),
  /** As it was typed last by the guest whose cookie came with the request. */
  name: z.optional(z.string()),
  /** That guest's newest comments in this discussion that nobody else sees yet. */
  waiting: z.array(apiOwnComment),
});
export const apiExport = z.object({
  exportedAt: z.string(),
  guest: z.optional(z.unknown()),
  comments: z.array(apiOwnComment),
  /** Addresses for mails about replies. */
  mail: z.array(z.object({ address: z.string(), state: z.string(), since: z.string() })),
});
