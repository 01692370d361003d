/** A piece of a text; marked where one of the words was found. */
export type Piece = { text: string; isMarked: boolean };

const mostWords = 50;

/**
 * A text in pieces, so that words in it can be marked, whatever their case. Words that are not in it, as a check may
 * have read them without their disguise, mark nothing.
 * @example markWords('Buy now!', ['buy']) // [{ text: 'Buy', isMarked: true }, { text: ' now!', isMarked: false }]
 */
export function markWords(text: string, words: string[]): Piece[] {
  const wanted = words
    .filter((word) => word.trim() !== '')
    .sort((one, other) => other.length - one.length)
    .slice(0, mostWords)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  if (wanted.length === 0) return text === '' ? [] : [{ text, isMarked: false }];
  // Every second piece is what the group found.
  return text
    .split(new RegExp(`(${wanted.join('|')})`, 'i'))
    .map((piece, at) => ({ text: piece, isMarked: at % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
