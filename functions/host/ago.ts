import { dayAndTime } from '../../shared/text/day-and-time.ts';

const hour = 60;
const day = 24 * hour;

/**
 * How long ago something was, as people say it; after two days, when.
 * @example ago('2026-11-12T23:30:00.000Z', new Date('2026-11-12T23:42:10.000Z')) // '12 minutes ago'
 */
export function ago(iso: string, now: Date): string {
  const minutes = Math.floor((now.getTime() - Date.parse(iso)) / 60_000);
  if (minutes < 1) return 'just now';
  if (minutes < hour) return counted(minutes, 'minute');
  if (minutes < 2 * day) return counted(Math.floor(minutes / hour), 'hour');
  return `on ${dayAndTime(iso)} UTC`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'} ago`;
