import * as z from 'zod/mini';
import type { Comment } from '../comment.ts';
import { badRequest, notFound } from '../problem.ts';
import type { Row, Write } from '../table/client.ts';
import * as keys from '../table/keys.ts';
import { acted, changeWrites, commentRow } from './change.ts';
import type { Report, Sender } from './discussion.ts';
import type { Reason } from './reason.ts';
import { sentenceOf } from './reason-words.ts';
import { readComment } from './surroundings.ts';
import { readBody } from './text/body.ts';
import type { CommentTools } from './tools.ts';
import { untilStored } from './until-stored.ts';

/** Reports after which a comment waits for a moderator. */
export const reportsThatHold = 3;

export const reportRowSchema = z.object({ at: z.string(), edition: z.int(), note: z.string() });

/**
 * Notes that somebody finds a comment wrong; each reporter counts once. The third report takes the comment out of
 * sight until a moderator has looked, unless one has approved this very text.
 * @throws {ProblemError} 404 when the comment is not to be seen
 */
export async function reportComment(tools: CommentTools, report: Report, sender: Sender): Promise<void> {
  const { table, now } = tools;
  const reporters = [sender.reporter, sender.guest && `guest-${sender.guest}`].filter(
    (name) => name !== undefined,
  );
  const names = reporters.filter((name) => name !== '');
  if (names.length === 0) throw badRequest('no-reporter', 'A report needs to come from somewhere.');
  await untilStored(table, async () => {
    const before = await readComment(table, report.comment);
    if (before?.state !== 'published') throw notFound('comment');
    const known = await table.getMany(names.map((name) => keys.reportKey(before.id, name)));
    if (known.length > 0) return { writes: [], answer: undefined };
    const row = { at: now().toISOString(), edition: before.edition, note: readBody(report.note) };
    const rows = names.map(
      (name): Write => ({
        put: { ...row, ...keys.reportKey(before.id, name) },
        guard: { absent: true },
      }),
    );
    return { writes: [...rows, ...(await countReport(tools, before))], answer: undefined };
  });
}

async function countReport({ table, now }: CommentTools, before: Comment): Promise<Write[]> {
  const reports = before.reports + 1;
  const { decision } = before;
  const isApproved = decision?.state === 'published' && decision.edition === before.edition;
  // Those that a moderator has answered do not count against what the author changed since.
  if (reports - (decision?.reports ?? 0) < reportsThatHold || isApproved) {
    return [
      {
        put: commentRow({ ...before, reports }),
        guard: { holds: { rev: before.rev, reports: before.reports } },
      },
    ];
  }
  const change = acted(before, {
    action: 'report',
    actor: 'site',
    now: now(),
    changes: { state: 'pending', reports, reasons: [...before.reasons, reported] },
  });
  return changeWrites(table, change, now());
}

const reported: Reason = {
  check: 'reports',
  code: 'reported',
  effect: 'hold',
  sentence: sentenceOf('reported'),
};

/** What reporters wrote. */
export const noteOf = (row: Row): string => reportRowSchema.parse(row).note;
