const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** In UTC. @example dayAndTime('2026-11-12T23:30:00.000Z') // '12 Nov 2026, 23:30' */
export const dayAndTime = (iso: string): string =>
  `${day.format(new Date(iso)).replace('Sept', 'Sep')}, ${iso.slice(11, 16)}`;
