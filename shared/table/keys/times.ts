/** Where an episode stands in lists ordered by time. */
export const moment = (publishedAt: string, id: string): string => `${publishedAt}#${id}`;
/**
 * Bounds of a sort key that begins with a time: `~` sorts after every digit and letter. DynamoDB refuses an empty
 * bound, so that without a prefix the first digit is the lower one.
 */
export const until = (time: string, prefix = ''): { from: string; to: string } => ({
  from: prefix || '0',
  to: `${prefix}${time}~`,
});
/** All that a list holds behind one of its keys: a space sorts before every character of a key. */
export const laterThan = (key: string): { from: string; to: string } => ({ from: `${key} `, to: '~' });
/** All that a list holds up to one of its keys, that one included. */
export const notLaterThan = (key: string): { from: string; to: string } => ({ from: '0', to: key });
/** All that a list by time holds of one day. */
export const onDay = (day: string): { from: string; to: string } => ({ from: day, to: `${day}~` });
/** All that a list by time holds after a moment. */
export const after = (time: string): { from: string; to: string } => ({ from: `${time}~`, to: '~' });
/** All that a list by time holds after one of its entries, up to a time. */
export const between = (entry: string, time: string): { from: string; to: string } => ({
  from: `${entry}~`,
  to: `${time}~`,
});
export const withinYear = (year: number, now: string): { from: string; to: string } => {
  const from = `${year}-`;
  const last = `${year}-12-31T23:59:59.999Z`;
  const to = `${last < now ? last : now}~`;
  // A year that has not begun: nothing lies between a bound and itself.
  return { from, to: to < from ? from : to };
};
