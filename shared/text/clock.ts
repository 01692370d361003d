/**
 * A time in an episode as players show it.
 * @param seconds whole or fractional seconds, not negative; fractions are dropped
 * @example clock(3734) // '1:02:14'
 * @example clock(62.9) // '1:02'
 */
export function clock(seconds: number): string {
  const { hours, minutes, rest } = parts(seconds);
  const lastTwo = pad(rest);
  return hours > 0 ? `${hours}:${pad(minutes)}:${lastTwo}` : `${minutes}:${lastTwo}`;
}

/**
 * A length as machines read it: ISO 8601, as `datetime` attributes and JSON-LD want it.
 * @example isoDuration(3734) // 'PT1H2M14S'
 * @example isoDuration(0) // 'PT0S'
 */
export function isoDuration(seconds: number): string {
  const { hours, minutes, rest } = parts(seconds);
  const text = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest ? `${rest}S` : ''}`;
  return `PT${text || '0S'}`;
}

function parts(seconds: number) {
  const whole = Math.max(0, Math.floor(seconds));
  return { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, rest: whole % 60 };
}

const pad = (value: number): string => String(value).padStart(2, '0');
