import { readDate } from '../../feed/date.ts';

/**
 * A date of publishing in ISO 8601 and UTC, from a text as pages write it; figures alone count as seconds or
 * milliseconds since 1970.
 * @example readPublished('2015-07-10 09:53:00 -0400') // '2015-07-10T13:53:00.000Z'
 */
export function readPublished(value: string | undefined): string | undefined {
  const text = value?.trim();
  if (!text) return undefined;
  if (/^\d{10}$|^\d{13}$/.test(text)) return new Date(Number(text.padEnd(13, '0'))).toISOString();
  return readDate(text.replace(/^(?:published|posted|updated|on|am|vom)\s*:?\s*/i, ''))?.toISOString();
}
