const format = (options: Intl.DateTimeFormatOptions) => {
  const formatter = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });
  return (iso: string): string => formatter.format(new Date(iso));
};

/** In UTC. @example longDate('2026-11-12T23:30:00.000Z') // '12 November 2026' */
export const longDate = format({ day: 'numeric', month: 'long', year: 'numeric' });

/** In UTC, for lists. @example shortDate('2026-11-12T23:30:00.000Z') // '12 Nov 2026' */
export const shortDate = (iso: string): string => shortParts(iso).replace('Sept', 'Sep');
const shortParts = format({ day: 'numeric', month: 'short', year: 'numeric' });

/** In UTC. @example monthOf('2026-11-12T23:30:00.000Z') // 'November' */
export const monthOf = format({ month: 'long' });
