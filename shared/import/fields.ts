/** @example isTrue(' true ') // true */
export const isTrue = (text: string | undefined): boolean => /^(?:true|1)$/.test(text?.trim() ?? '');

/** Before this no comment was written; and times beyond these years have no place in an id. */
const earliest = Date.UTC(1990);
const latest = Date.UTC(2100);

/**
 * A time as exports write it, in ISO 8601; without a zone it is in UTC.
 * @example timeOf('2007-09-04 00:49:28') // '2007-09-04T00:49:28.000Z'
 */
export function timeOf(text: string | undefined): string | undefined {
  const [, day, time, fraction = '', zone = 'Z'] =
    /^\s*(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,6})?(Z|[+-]\d\d:?\d\d)?\s*$/.exec(text ?? '') ?? [];
  const at = Date.parse(`${day}T${time}${fraction.slice(0, 4)}${zone}`);
  return at >= earliest && at < latest ? new Date(at).toISOString() : undefined;
}
