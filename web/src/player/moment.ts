import { readSeconds } from '../../../shared/text/seconds.ts';

/** A second of an episode, and where to stop when a range is meant. */
export type Moment = { at: number; until?: number | undefined };

/**
 * The moment that an address names, in the manner of media fragments (W3C) and of people.
 * @example momentOf({ hash: '#t=1:02:03', search: '' }) // { at: 3723 }
 * @example momentOf({ hash: '#t=10,25', search: '' }) // { at: 10, until: 25 }
 * @example momentOf({ hash: '', search: '?t=1h2m' }) // { at: 3720 }
 */
export function momentOf({ hash, search }: { hash: string; search: string }): Moment | undefined {
  const value = new URLSearchParams(hash.slice(1)).get('t') ?? new URLSearchParams(search).get('t');
  if (value === null) return undefined;
  const [from = '', to] = value.replace(/^npt:/, '').split(',');
  const at = from === '' && to !== undefined ? 0 : seconds(from);
  if (at === undefined) return undefined;
  const until = to === undefined ? undefined : seconds(to);
  return until !== undefined && until > at ? { at, until } : { at };
}

function seconds(text: string): number | undefined {
  const spelled = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(text);
  if (!text || !spelled) return readSeconds(text);
  const [, hours = 0, minutes = 0, rest = 0] = spelled;
  return readSeconds(Number(hours) * 3600 + Number(minutes) * 60 + Number(rest));
}
