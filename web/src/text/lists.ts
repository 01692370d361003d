const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** @example inWords(['Ann', 'Bob', 'Cy']) // 'Ann, Bob and Cy' */
export const inWords = (items: string[]): string => list.format(items);

/** @example count(1, 'episode') // '1 episode', and '2 episodes' for 2 */
export const count = (number: number, noun: string): string =>
  `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
