export { clock, isoDuration } from '../../../shared/text/clock.ts';

/** For readers. @example lengthInWords(3840) // '1 h 4 min' */
export function lengthInWords(seconds: number): string {
  if (seconds < 60) return 'under a minute';
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} h${rest ? ` ${rest} min` : ''}`;
}
