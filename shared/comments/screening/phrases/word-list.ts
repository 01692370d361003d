import { fold, unmask } from '../../text/fold.ts';

/**
 * A list of plain words and phrases as people write such lists, made into a search for the ones that a text has.
 * Only whole words count, however they are spelled. Lines in which nothing is left, such as empty ones, match
 * nothing; without that, one of them would match every comment.
 * @example wordSearch(['free money', ''])('FRÉE  m0ney!') // ['free money']
 */
export function wordSearch(lines: string[]): (text: string) => string[] {
  const wanted = lines.map((line) => ({ line, words: spelled(line) })).filter(({ words }) => words !== '  ');
  return (text) => {
    const written = [spelled(text), spelled(unmask(text))];
    return wanted
      .filter(({ words }) => written.some((spelling) => spelling.includes(words)))
      .map(({ line }) => line.trim());
  };
}

/** Folded words with single spaces between and around them. */
const spelled = (text: string): string =>
  ` ${fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
