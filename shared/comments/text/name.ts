import { readable } from './readable.ts';

/** Characters of the longest name. */
export const longestName = 60;

/**
 * A name as it is stored and shown: one line, readable, no space around it. Empty when nothing of it can be seen.
 * @see https://www.rfc-editor.org/rfc/rfc8266 (nicknames)
 * @example readName('  Mary\u202e\n Ann ') // 'Mary Ann'
 */
export const readName = (sent: string): string => readable(sent).replace(/\s+/g, ' ').trim();
