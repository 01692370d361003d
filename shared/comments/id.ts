import { randomBytes } from 'node:crypto';

/** Digits and letters without those that are mistaken for others, in the order of text. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const timeDigits = 10;

/**
 * A new id of a comment. Ids sort by time, to the millisecond, and cannot be guessed.
 * @example newCommentId(new Date('2026-11-26T12:00:00Z')) // '01kb0f6m80' and eight more
 */
export const newCommentId = (now: Date): string => idOfMoment(now) + randomText(8);

/** What the ids of comments of one millisecond begin with. */
export function idOfMoment(now: Date): string {
  let rest = now.getTime();
  let time = '';
  for (let digit = 0; digit < timeDigits; digit += 1) {
    time = (alphabet[rest % 32] ?? '') + time;
    rest = Math.floor(rest / 32);
  }
  return time;
}

/** Eighty bits that nobody can guess. */
export const newGuestId = (): string => randomText(16);

/** Anything else would be no key. */
export const isCommentId = (id: string): boolean => /^[0-9a-hjkmnp-tv-z]{18}$/.test(id);
export const isGuestId = (id: string): boolean => /^[0-9a-hjkmnp-tv-z]{16}$/.test(id);

/** Text that nobody can guess, five bits a character. */
export const randomText = (length: number): string => letters(randomBytes(length));

/** Bytes as text, five bits of each. */
export const letters = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => alphabet[byte % 32]).join('');
