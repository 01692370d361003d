import type { Problem } from '../../shared/problem.ts';
import { type Companion, recheckAt, retryAt } from '../../shared/sync/companion.ts';
import type { Write } from '../../shared/table/client.ts';
import { companionProblemKey } from '../../shared/table/keys.ts';

/** What came of one companion. */
export type CompanionTaken =
  /** Its server says that nothing changed. */
  | { unchanged: true }
  /** The feed names nothing any more: what was stored goes. */
  | { gone: true; writes: Write[] }
  /** It could not be had; `writes` may hold what there is in place of it. `quiet` when nobody promised it. */
  | { failure: string; writes?: Write[]; digest?: string; quiet?: boolean }
  | {
      writes: Write[];
      /** Of what is stored now. */
      digest: string;
      /** What was left out of it. */
      problems: Problem[];
      file?: Pick<Companion, 'from' | 'etag' | 'lastModified'>;
    };

const mostQuietFailures = 3;
const problemsTold = 3;

export const contentWrites = (taken: CompanionTaken): Write[] =>
  'writes' in taken ? (taken.writes ?? []) : [];

/** What the sync remembers of a companion after this; `rev` goes up by one. */
export function nextCompanion(companion: Companion, taken: CompanionTaken, now: Date): Companion {
  const next = { ...companion, rev: companion.rev + 1 };
  if ('failure' in taken) {
    const failures = companion.failures + 1;
    const isGivenUp = taken.quiet === true && failures >= mostQuietFailures;
    return {
      ...next,
      failures,
      dueAt: isGivenUp ? undefined : retryAt(failures, now),
      hasProblem: !taken.quiet,
      ...(taken.digest && { digest: taken.digest }),
    };
  }
  const settled = { ...next, failures: 0 };
  if ('gone' in taken) return { ...settled, dueAt: undefined, digest: undefined, hasProblem: false };
  const dueAt = companion.files.length > 0 ? recheckAt(companion.publishedAt, now) : undefined;
  if ('unchanged' in taken) return { ...settled, dueAt };
  const { digest, file, problems } = taken;
  return { ...settled, ...file, digest, dueAt, hasProblem: problems.length > 0 };
}

/** The one problem of a companion: put, or taken away when there is none any more. */
export function problemWrites(
  show: string,
  companion: Companion,
  next: Companion,
  taken: CompanionTaken,
): Write[] {
  const key = companionProblemKey(show, companion.id, companion.kind);
  if ('unchanged' in taken) return [];
  if (!next.hasProblem) return companion.hasProblem ? [{ remove: key }] : [];
  return [{ put: { ...problemOf(companion, taken), ...key } }];
}

function problemOf({ kind, title }: Companion, taken: CompanionTaken): Problem {
  const what = `${kind === 'transcript' ? 'The transcript' : 'The list of chapters'} of “${title}”`;
  if ('failure' in taken) {
    const sentence = `${what} could not be had: ${taken.failure} It is tried again later; what was there stays.`;
    return { code: `${kind}-missing`, sentence, setAside: true };
  }
  const told = 'problems' in taken ? taken.problems.slice(0, problemsTold) : [];
  const sentence = `${what} was read in part. ${told.map((problem) => problem.sentence).join(' ')}`;
  return { code: `${kind}-in-part`, sentence, setAside: false };
}
