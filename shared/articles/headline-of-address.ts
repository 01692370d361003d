const fileEnding = /\.(?:html?|php|aspx?|jsp|shtml)$/i;
const fewestWords = 2;

/**
 * A headline from the words in an address, for articles of which nothing else is known.
 * @example headlineOfAddress('https://news.example/2026/11/18/a-bench-for-the-wait/') // 'A bench for the wait'
 */
export function headlineOfAddress(address: string): string | undefined {
  const parts = new URL(address).pathname.split('/').filter(Boolean).map(readable);
  const words = parts.findLast((part) => part.split(' ').filter(isWord).length >= fewestWords);
  return words && words.charAt(0).toLocaleUpperCase('en') + words.slice(1);
}

function readable(part: string): string {
  return decoded(part)
    .replace(fileEnding, '')
    .replace(/[-_+]+/g, ' ')
    .replace(/^(?:\d+ )+|(?: [\da-f]{6,}| \d+)+$/g, '')
    .trim()
    .slice(0, 200);
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

const isWord = (word: string): boolean => /^\p{L}{2,}/u.test(word) || /^[ai]$/i.test(word);
