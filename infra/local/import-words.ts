import type { RestoreReport } from '../../shared/export/restore.ts';
import type { ImportReport, UnmappedThread } from '../../shared/import/import.ts';

const count = (number: number): string => number.toLocaleString('en');
const toldThreads = 40;

/** What an import did, or would do, for a person at a terminal. */
export function describeImport(report: ImportReport): string {
  const { isDryRun, comments, imported, unchanged, unmapped, setAside, pings, threads, states } = report;
  const byState = Object.entries(states).map(([state, of]) => `${count(of)} ${state}`);
  return [
    isDryRun ? 'Nothing was stored; this is what would be.' : '',
    `${count(comments)} comments in the file: ${count(imported)} ${isDryRun ? 'to bring in' : 'brought in'}, ${count(unchanged)} were here already${byState.length > 0 ? ` (${byState.join(', ')})` : ''}.`,
    unmapped > 0 ? `${count(unmapped)} are in discussions that have no place here; see below.` : '',
    setAside > 0 ? `${count(setAside)} were set aside.` : '',
    pings > 0
      ? `${count(pings)} notes of other sites that link here were left out; they are no comments.`
      : '',
    ...describeProblems(report),
    ...describeUnmapped(threads.unmapped),
  ]
    .filter(Boolean)
    .join('\n');
}

function describeProblems({ problems, problemCounts }: ImportReport): string[] {
  const all = Object.values(problemCounts).reduce((sum, of) => sum + of, 0);
  const more = all - problems.length;
  return [
    ...problems.map(({ sentence }) => `  ${sentence}`),
    more > 0 ? `  and ${count(more)} more like these.` : '',
  ];
}

function describeUnmapped(threads: UnmappedThread[]): string[] {
  if (threads.length === 0) return [];
  const [first] = threads;
  const example = first?.perhaps[0] ?? '/articles/a-headline';
  return [
    '',
    `${count(threads.length)} discussions have no place here. Say where each belongs, and run again:`,
    `  --map '${first?.name}=${example}'`,
    ...threads.slice(0, toldThreads).map(describeThread),
    threads.length > toldThreads
      ? `  and ${count(threads.length - toldThreads)} more (--json lists all).`
      : '',
  ];
}

const describeThread = ({ name, title, comments, line, perhaps }: UnmappedThread): string =>
  `  ${name}${title && ` “${title}”`}: ${count(comments)} ${comments === 1 ? 'comment' : 'comments'}, line ${line}${perhaps.length > 0 ? `; perhaps ${perhaps.join(' or ')}` : ''}`;

/** What a site was made of again. */
export const describeRestore = (
  { rows, stored, unchanged, objects }: RestoreReport,
  isDryRun: boolean,
): string =>
  `${isDryRun ? 'Nothing was stored; this is what would be.\n' : ''}${count(rows)} rows in the export: ${count(stored)} stored, ${count(unchanged)} were here already; ${count(objects)} objects.`;
