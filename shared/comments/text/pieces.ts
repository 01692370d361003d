/**
 * A text in pieces of at most so many bytes, cut between words where there are any, never within a character.
 * @example piecesOf('one two three', 8) // ['one two ', 'three']
 */
export function piecesOf(text: string, mostBytes: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const word of text.match(/\S{1,200}\s*|\s+/gu) ?? []) {
    if (piece && Buffer.byteLength(piece + word) > mostBytes) {
      pieces.push(piece);
      piece = '';
    }
    piece += word;
  }
  return piece ? [...pieces, piece] : pieces;
}
