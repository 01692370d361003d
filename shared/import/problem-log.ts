import type { Problem } from '../problem.ts';

/** What is to be told of one comment of a file. */
export type Noted = Pick<Problem, 'code' | 'sentence' | 'setAside'>;

const toldInFull = 50;

/** Problems of a file by their code: how many, and the first of them in full. */
export function createProblemLog() {
  const told: (Problem & { line: number })[] = [];
  const counts = new Map<string, number>();
  return {
    add(line: number, { code, sentence, setAside }: Noted): void {
      counts.set(code, (counts.get(code) ?? 0) + 1);
      if (told.length < toldInFull)
        told.push({ code, line, sentence: `Line ${line}: ${sentence}`, setAside });
    },
    told: () => told,
    counts: () => Object.fromEntries(counts),
  };
}
export type ProblemLog = ReturnType<typeof createProblemLog>;
