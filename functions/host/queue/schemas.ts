import * as z from 'zod/mini';
import { longestNote } from '../../../shared/comments/guest-notes.ts';
import { logActions } from '../../../shared/comments/log.ts';
import { queueLists } from '../../../shared/comments/queue-lists.ts';
import { longestRejectionWords, rejectionCodes } from '../../../shared/comments/rejections.ts';
import { restrictionDays } from '../../../shared/comments/restriction.ts';
import { commentModes } from '../../../shared/thread.ts';
import { said } from '../../said.ts';

const name = z.string().check(z.maxLength(200));
/** Numbers, as scripts and as forms send them. */
const whole = z.pipe(z.union([z.int(), z.string().check(z.regex(/^\d{1,9}$/))]), z.transform(Number));

/** What a list is narrowed to; it goes with every address that leads back to the list. */
export const filterSchema = z.object({
  list: z._default(z.enum(queueLists), 'pending'),
  show: said(name),
  thread: said(name),
  guest: said(name),
  reason: said(name),
});
export type Filter = z.infer<typeof filterSchema>;

/** A list, and what was done just before, so that it can be taken back. */
export const queueQuery = z.extend(filterSchema, {
  cursor: said(z.string().check(z.maxLength(2048))),
  limit: said(whole),
  done: said(
    z.enum(['approve', 'reject', 'mark-spam', 'ban', 'undo', 'pin', 'unpin', 'purge', 'restrict', 'bulk']),
  ),
  comment: said(name),
  rev: said(whole),
  count: said(whole),
});

export const decided = z.object({ ifRev: whole });
export const rejected = z.extend(decided, {
  reason: said(z.enum(rejectionCodes)),
  words: z._default(z.string().check(z.trim(), z.maxLength(longestRejectionWords)), ''),
});
/** For how many days; empty is for good. */
const days = said(
  z.pipe(
    whole,
    z
      .number()
      .check(z.refine((value) => restrictionDays.some((one) => one === value), 'expected 1, 7 or 30')),
  ),
);
export const banned = z.extend(rejected, { days });

export const bulkActions = ['approve', 'reject', 'mark-spam', 'undo'] as const;
/** One decision on several comments: as data a list, in a form a field `item-<comment>` with the revision for each. */
export const bulk = z.pipe(
  z.looseObject({
    action: z.enum(bulkActions),
    reason: said(z.enum(rejectionCodes)),
    words: z._default(z.string().check(z.maxLength(longestRejectionWords)), ''),
    items: z._default(z.array(z.object({ comment: name, ifRev: whole })), []),
  }),
  z.transform(({ action, reason, words, items, ...fields }) => ({
    ...{ action, reason, words },
    items: [
      ...items,
      ...Object.entries(fields)
        .filter(([field]) => field.startsWith('item-'))
        .map(([field, rev]) => ({ comment: field.slice('item-'.length), ifRev: Number(rev) })),
    ],
  })),
);

export const guestNote = z.object({
  ifRev: whole,
  text: z._default(z.string().check(z.maxLength(longestNote)), ''),
});
export const restriction = z.object({
  kind: z.enum(['hold', 'ban']),
  days,
  ifStamp: z._default(name, ''),
});
export const lifted = z.object({ ifStamp: z._default(name, '') });

const chosen = { yes: true, no: false } as const;
export const threadSettings = z.object({
  ifRev: whole,
  /** Closed by hand: `yes`, `no`, or empty for what the site says. */
  closed: said(
    z.pipe(
      z.enum(['yes', 'no']),
      z.transform((hand) => chosen[hand]),
    ),
  ),
  mode: said(z.enum(commentModes)),
});

export const logQuery = z.object({
  actor: said(name),
  action: said(z.enum(logActions)),
  comment: said(name),
  day: said(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2026-11-26'))),
  cursor: said(z.string().check(z.maxLength(2048))),
});
export const pageQuery = z.object({ cursor: said(z.string().check(z.maxLength(2048))) });
