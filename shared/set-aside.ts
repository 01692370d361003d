import type { Problem } from './problem.ts';

/** Collects what a reader leaves out of a file: the first few in full, the rest as a count. */
export type SetAside = {
  /** @param entry what it is and which, such as `Chapter 3` */
  add(entry: string, reason: string): void;
  problems(): Problem[];
};

const toldInFull = 10;

/**
 * @param code of the problems, such as `chapter-set-aside`
 * @example aside.add('Chapter 3', 'it has no time that can be read') // “Chapter 3 was left out: it has no …”
 */
export function createSetAside(code: string): SetAside {
  const told: string[] = [];
  let more = 0;
  return {
    add(entry, reason) {
      if (told.length < toldInFull) told.push(`${entry} was left out: ${reason}.`);
      else more += 1;
    },
    problems() {
      const rest = more > 0 ? [`${more} more were left out for reasons like these.`] : [];
      return [...told, ...rest].map((sentence) => ({ code, sentence, setAside: true }));
    },
  };
}

/** The problem of a file that as a whole is not what it should be. */
export const unreadable = (code: string, sentence: string): Problem => ({ code, sentence, setAside: true });
