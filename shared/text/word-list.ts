/** The entries of a list that is written as text, with white space between them. @example wordList('a b') // ['a', 'b'] */
export const wordList = (text: string): string[] => text.trim().split(/\s+/);
