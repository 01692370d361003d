import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comment } from '../../shared/comment.ts';
import { commentSchema } from '../../shared/comment.ts';
import { createDiscussions } from '../../shared/comments/create-discussions.ts';
import type { Discussions } from '../../shared/comments/discussion.ts';
import { ProblemError } from '../../shared/problem.ts';
import type { Row } from '../../shared/table/client.ts';
import {
  Blackout,
  conflicting,
  createDiscussionTest,
  type DiscussionTest,
  failing,
  postOf,
  somebody,
} from '../support/discussion.ts';
import { checkDiscussions } from './recount.ts';

const guests = ['a', 'b', 'c', 'd', 'e'].map((letter) => `gast00000000000${letter}`);
const pick = fc.nat({ max: 999 });
const of = (weight: number, kind: string, more: Record<string, fc.Arbitrary<unknown>> = {}) => ({
  weight,
  arbitrary: fc.record({ kind: fc.constant(kind), by: pick, to: pick, ...more }) as fc.Arbitrary<Act>,
});
const fate = fc.constantFrom('fine', 'fine', 'fine', 'held', 'held', 'spam');
const isStale = fc.constantFrom(false, false, false, true);
const act = fc.oneof(
  of(8, 'post', { fate }),
  of(9, 'reply', { fate }),
  of(3, 'edit', { isOwn: fc.constantFrom(true, true, false) }),
  of(2, 'delete'),
  of(5, 'report'),
  of(7, 'approve', { isStale }),
  of(2, 'reject', { isStale }),
  of(1, 'markSpam', { isStale }),
  of(1, 'ban', { isStale }),
  of(4, 'undo', { isStale }),
  of(1, 'purge', { isStale }),
  of(2, 'pin'),
  of(1, 'unpin'),
  of(1, 'note'),
  of(1, 'restrict', { isStale }),
  of(1, 'lift'),
  of(1, 'erase'),
  of(1, 'close', { isClosed: fc.boolean() }),
  of(2, 'wait', { minutes: fc.integer({ min: 1, max: 12 }) }),
);
type Act = {
  kind: string;
  by: number;
  to: number;
  fate?: 'fine' | 'held' | 'spam';
  isOwn?: boolean;
  isStale?: boolean;
  isClosed?: boolean;
  minutes?: number;
};
const step = fc.record({
  act,
  trouble: fc.constantFrom(undefined, undefined, 'before', 'after'),
  alongside: fc.option(act, { nil: undefined, freq: 4 }),
});

/** One run: a site, what was sent, and the texts that belong to each comment. */
class Run {
  readonly test: DiscussionTest;
  readonly fail: (when: 'before' | 'after') => void;
  readonly stored = new Map<string, string>();
  /** The same site, had it been told to read everything first. */
  readonly strict: Discussions;
  #texts = 0;

  constructor(test: DiscussionTest, fail: (when: 'before' | 'after') => void) {
    this.test = test;
    const comments = { ...test.site.comments, mode: 'pre-moderated' as const };
    this.strict = createDiscussions({ ...test.tools, site: { ...test.site, comments } });
    this.fail = fail;
  }

  comments = async (): Promise<Comment[]> =>
    (await this.test.dump()).filter(({ sk }) => sk === 'COMMENT').map((row) => commentSchema.parse(row));

  async carryOut(act: Act): Promise<void> {
    const { test } = this;
    const comments = await this.comments();
    const shown = comments.filter(({ state }) => state === 'published');
    // Answers and reports mostly meet what can be seen.
    const isAimed = act.to % 5 > 0 && shown.length > 0 && ['reply', 'report'].includes(act.kind);
    const among = isAimed ? shown : comments;
    const comment = among[act.to % Math.max(among.length, 1)];
    const guest = guests[act.by % guests.length] ?? '';
    if (act.kind === 'wait') return test.later((act.minutes ?? 1) * 60);
    if (act.kind === 'post' || act.kind === 'reply') {
      if (act.kind === 'reply' && !comment) return;
      const post = postOf(comment && act.kind === 'reply' ? comment.thread : test.thread, this.text(), {
        ...(act.kind === 'reply' && { replyTo: comment?.id }),
        ...(act.fate === 'spam' && { honeypot: 'filled' }),
        ...(act.by % 2 === 0 && { second: act.to }),
      });
      return this.insist(async () => {
        const discussions = act.fate === 'held' ? this.strict : test.discussions;
        const sent = await discussions.post(post, somebody(guest));
        if (sent.outcome !== 'stored') return;
        expect(this.stored.get(post.attempt) ?? sent.comment.id).toBe(sent.comment.id);
        this.stored.set(post.attempt, sent.comment.id);
      });
    }
    if (act.kind === 'erase') return this.insist(() => test.discussions.erase(guest));
    if (act.kind === 'close') {
      const { rev } = (await test.reader.thread(test.thread))?.thread ?? { rev: 0 };
      const change = { thread: test.thread, ifRev: rev, isClosed: act.isClosed, moderator: 'mo' };
      return this.insist(() => test.moderation.setThread(change));
    }
    if (['note', 'restrict', 'lift'].includes(act.kind)) return this.decideOnGuest(act, guest);
    if (!comment) return;
    if (act.kind === 'pin' || act.kind === 'unpin') {
      const pick = { comment: comment.id, moderator: 'mo' };
      return this.insist(() => test.moderation[act.kind as 'pin' | 'unpin'](pick));
    }
    if (act.kind === 'undo') {
      // Mostly what can be taken back.
      const undoable = comments.filter(({ last }) => last.was !== undefined);
      const decided = undoable[act.to % Math.max(undoable.length, 1)] ?? comment;
      const undo = { comment: decided.id, ifRev: decided.rev - (act.isStale ? 1 : 0), moderator: 'mo' };
      return this.insist(() => test.moderation.undo(undo));
    }
    if (act.kind === 'edit') {
      const author = act.isOwn ? comment.guest : guest;
      const edit = { comment: comment.id, body: this.text() };
      return this.insist(() => test.discussions.edit(edit, somebody(author)));
    }
    if (act.kind === 'delete') return this.insist(() => test.discussions.remove(comment.id, comment.guest));
    if (act.kind === 'report') {
      const reporter = somebody(undefined, `address-${act.by % 9}`);
      return this.insist(() => test.discussions.report({ comment: comment.id, note: this.text() }, reporter));
    }
    const decision = { comment: comment.id, ifRev: comment.rev - (act.isStale ? 1 : 0), moderator: 'mo' };
    const { moderation } = test;
    const kind = act.kind as 'approve' | 'reject' | 'markSpam' | 'ban' | 'purge';
    return this.insist(() => moderation[kind](decision));
  }

  async decideOnGuest(act: Act, guest: string): Promise<void> {
    const { moderation } = this.test;
    const known = await moderation.guest(guest);
    const ifStamp = act.isStale ? 'stale' : (known?.restriction?.stamp ?? '');
    const decided = { guest, moderator: 'mo' };
    if (act.kind === 'note') {
      const note = { ...decided, ifRev: known?.note?.rev ?? 0, text: 'Somebody to keep an eye on.' };
      return this.insist(() => moderation.note(note));
    }
    if (act.kind === 'lift') return this.insist(() => moderation.lift({ ...decided, ifStamp }));
    const wish = { ...decided, kind: 'hold' as const, days: 1, ifStamp };
    return this.insist(() => moderation.restrict(wish));
  }

  /** Tries again when the power goes or too many write, as a person or a queue would; a refusal is an answer. */
  async insist(work: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await work();
        return;
      } catch (error) {
        if (error instanceof ProblemError && error.code === 'busy') continue;
        if (error instanceof ProblemError && error.status < 500) return;
        if (!(error instanceof Blackout)) throw error;
      }
    }
  }

  text(): string {
    this.#texts += 1;
    return `text-${this.#texts}-of-this-run`;
  }
}

/** All that anybody can read, as one text. */
async function everythingPublic(
  { reader, thread, otherThread }: DiscussionTest,
  ids: string[],
): Promise<string> {
  const pages = await Promise.all(
    [thread, otherThread].flatMap((id) => [
      ...(['newest', 'oldest', 'discussed'] as const).map((order) =>
        reader.thread(id, { order, limit: 100 }),
      ),
      reader.recentComments(id, { limit: 100 }),
      reader.counts([id]),
      reader.moments(id),
      ...ids.map((root) => reader.replies(id, root, { limit: 100 })),
    ]),
  );
  const places = await Promise.all(ids.map((id) => reader.comment(id)));
  return JSON.stringify([pages, places, await reader.recentComments(undefined, { limit: 100 })]);
}

const textsIn = (rows: unknown): string[] => [
  ...new Set(JSON.stringify(rows).match(/text-\d+-of-this-run/g) ?? []),
];

async function checkRun(run: Run): Promise<void> {
  const rows: Row[] = await run.test.dump();
  checkDiscussions(rows);
  const comments = await run.comments();
  const ids = comments.map(({ id }) => id);
  expect([...new Set(run.stored.values())].sort(), 'no comment is lost, and none is there twice').toEqual(
    [...ids].sort(),
  );
  const shown = comments.filter(({ state }) => state === 'published').map(({ body }) => body);
  expect(textsIn(await everythingPublic(run.test, ids)).sort()).toEqual([...new Set(shown)].sort());
  const pinned = comments.filter(({ state, second }) => state === 'published' && second !== undefined);
  const moments = await Promise.all(
    [run.test.thread, run.test.otherThread].map((thread) => run.test.reader.moments(thread)),
  );
  const places = (all: { id: string; second?: number | undefined }[]) =>
    all.map(({ id, second }) => `${id} at ${second}`).sort();
  expect(places(moments.flat())).toEqual(places(pinned));
  const kept = comments.map(({ body }) => body).filter((body) => body !== '');
  const notes = rows.filter(({ sk }) => String(sk).startsWith('REPORT#')).map(({ note }) => String(note));
  expect(textsIn(rows).filter((text) => !kept.includes(text) && !notes.includes(text))).toEqual([]);
}

describe('Discussions, whatever several people do to them at once, with retries and blackouts', () => {
  it('count right, show nothing that is not published, lose nothing and keep a whole history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 25, maxLength: 55 }), async (steps) => {
        let fail: (when: 'before' | 'after') => void = () => {};
        const test = await createDiscussionTest('open', (table) => {
          const troubled = failing(conflicting(table));
          fail = troubled.fail;
          return troubled;
        });
        const run = new Run(test, fail);
        for (const { act, trouble, alongside } of steps) {
          if (trouble) run.fail(trouble as 'before' | 'after');
          await Promise.all([run.carryOut(act), ...(alongside ? [run.carryOut(alongside)] : [])]);
        }
        await checkRun(run);
      }),
      { numRuns: Number(process.env.RUNS ?? 5) },
    );
  });
});
