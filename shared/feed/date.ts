const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
// Month names of other languages that feeds use although RFC 822 does not, by their first letters.
const foreignMonths: Record<string, number> = {
  mär: 3,
  mai: 5,
  mag: 5,
  okt: 10,
  ott: 10,
  dez: 12,
  dic: 12,
  déc: 12,
};
// Minutes east of Greenwich. Names that two regions share (IST, BST's other meaning) are left out or take the usual one.
const zones: Record<string, number> = {
  ...{ z: 0, gmt: 0, ut: 0, utc: 0, wet: 0, west: 60, bst: 60, cet: 60, cest: 120, met: 60, mest: 120 },
  ...{ eet: 120, eest: 180, msk: 180, jst: 540, kst: 540, hkt: 480, sgt: 480, awst: 480 },
  ...{ acst: 570, acdt: 630, aest: 600, aedt: 660, nzst: 720, nzdt: 780 },
  ...{ est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420 },
  ...{ akst: -540, akdt: -480, hst: -600 },
};
const earliestYear = 1990;
const latestYear = 2200;

type Day = { year: number; month: number; day: number; rest: string };

/**
 * Reads a date as feeds write it: RFC 822 with its usual mistakes (zones such as CET, two-digit years, month
 * names in full, no weekday, the month first), ISO 8601, and figures alone. No zone, or one that nobody knows,
 * means UTC. `undefined` for what is no date, or none that a podcast can have.
 * @example readDate('Thu, 22 Dec 11 13:06:13 CET')?.toISOString() // '2011-12-22T12:06:13.000Z'
 */
export function readDate(text: string): Date | undefined {
  const value = text.slice(0, 100).trim().replace(/\s+/g, ' ');
  const day = isoDay(value) ?? namedDay(value) ?? numberedDay(value);
  if (!day || !isCalendarDay(day)) return undefined;
  const time = readTime(day.rest);
  return new Date(Date.UTC(day.year, day.month - 1, day.day) + time);
}

function isoDay(value: string): Day | undefined {
  const found = /^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)[T ]?(.*)$/i.exec(value);
  return found ? toDay(found[1], found[2], found[3], found[4]) : undefined;
}

function namedDay(value: string): Day | undefined {
  const words = value.replace(/^\p{L}+\.?,? /u, (weekday) => (monthOf(weekday) ? weekday : ''));
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ .-]+(\p{L}{3,})[ .,-]+(\d{4}|\d{2})(?!\d),?(.*)$/u.exec(
    words,
  );
  if (dayFirst) return toDay(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1], dayFirst[4]);
  const monthFirst = /^(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d),?(.*)$/u.exec(words);
  if (monthFirst) return toDay(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2], monthFirst[4]);
  return undefined;
}

/** `12/21/2005` is the American order, `05.04.2012` the European; `4/9/2009` is taken as American by its strokes. */
function numberedDay(value: string): Day | undefined {
  const found = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?!\d),?(.*)$/.exec(value);
  if (!found) return undefined;
  const [, first, mark, second, year, rest] = found;
  const monthFirst = mark === '/' ? Number(first) <= 12 : Number(second) > 12;
  return monthFirst ? toDay(year, first, second, rest) : toDay(year, second, first, rest);
}

function toDay(year = '', month: string | number = '', day = '', rest = ''): Day {
  const full = year.length === 2 ? Number(year) + (Number(year) < 70 ? 2000 : 1900) : Number(year);
  return { year: full, month: Number(month), day: Number(day), rest: rest.trim() };
}

function monthOf(name = ''): number {
  const start = name.toLowerCase().slice(0, 3);
  return months.indexOf(start) + 1 || (foreignMonths[start] ?? 0);
}

function isCalendarDay({ year, month, day }: Day): boolean {
  if (!(year >= earliestYear && year <= latestYear && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Milliseconds from midnight in UTC; 0 for a time that cannot be read. */
function readTime(text: string): number {
  const found = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(.*)$/i.exec(text);
  if (!found) return 0;
  const [, hour = '', minute = '', second = '0', half, zone = ''] = found;
  const hours = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour);
  if (hours > 24 || Number(minute) > 59 || Number(second) > 60) return 0;
  return (hours * 3600 + (Number(minute) - offset(zone)) * 60 + Number(second)) * 1000;
}

/** Minutes east of Greenwich; 0 for a zone that nobody knows. */
function offset(zone: string): number {
  const figures = /^(?:gmt|utc?)?\s?([+-])(\d{1,2}):?(\d{2})?/i.exec(zone);
  if (figures) {
    const [, sign, hours, minutes = '0'] = figures;
    const total = Number(hours) * 60 + Number(minutes);
    return total > 14 * 60 ? 0 : sign === '-' ? -total : total;
  }
  return zones[/^\(?([a-z]+)/i.exec(zone)?.[1]?.toLowerCase() ?? ''] ?? 0;
}
