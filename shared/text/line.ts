// Control characters, line and paragraph separators, the byte order mark and lone specials.
const controls = /[\p{Cc}\u2028\u2029\ufeff\ufff9-\uffff]+/gu;
// Embeddings, overrides and isolates turn neighbouring text around; zero-width spaces hide in names.
const invisible = /[\u200b\u2060\u202a-\u202e\u2066-\u2069]+/gu;
const stackedMarks = /(\p{M}{4})\p{M}+/gu;

/**
 * One line of text that cannot break a layout: control and direction-changing characters dropped, towers
 * of accents cut, white space folded.
 * @example oneLine(' A\u202e title\n\twith  holes ') // 'A title with holes'
 */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(controls, ' ')
    .replace(invisible, '')
    .replace(stackedMarks, '$1')
    .replace(/\s+/g, ' ')
    .trim();
