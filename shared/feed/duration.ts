/** Nobody's episode is longer; a larger figure is bytes or milliseconds. */
const longest = 7 * 24 * 3600;

/**
 * Whole seconds of an `itunes:duration` as feeds really write it: seconds, `M:SS`, `H:MM:SS` with parts of
 * any size (`00:50:95`), fractions, `1h 02m`, `34 min`. `undefined` for nothing, zero, and what cannot be.
 * @example readDuration('1:02:14') // 3734
 * @example readDuration('00:50:95') // 3095
 */
export function readDuration(value: string | number | undefined): number | undefined {
  if (value === undefined) return undefined;
  const text = String(value).trim().toLowerCase();
  const seconds = fromSeconds(text) ?? fromClock(text) ?? fromIso(text) ?? fromWords(text);
  if (seconds === undefined || !Number.isFinite(seconds)) return undefined;
  const whole = Math.round(seconds);
  return whole > 0 && whole <= longest ? whole : undefined;
}

function fromSeconds(text: string): number | undefined {
  return /^\d{1,12}([.,]\d{0,12})?$/.test(text) ? Number(text.replace(',', '.')) : undefined;
}

function fromClock(text: string): number | undefined {
  if (!/^\d{0,6}(\s*:\s*\d{1,6}){1,3}([.,]\d{0,9})?$/.test(text)) return undefined;
  return text
    .replace(',', '.')
    .split(':')
    .map((part) => Number(part.trim()))
    .slice(-3)
    .reduce((total, part) => total * 60 + part, 0);
}

function fromIso(text: string): number | undefined {
  const parts = /^pt(?:(\d{1,4})h)?(?:(\d{1,6})m)?(?:(\d{1,8})(?:\.\d{1,9})?s)?$/.exec(text);
  return parts ? sum(parts[1], parts[2], parts[3]) : undefined;
}

function fromWords(text: string): number | undefined {
  const words =
    /^(?:(\d{1,4})\s*h(?:(?:ou)?rs?)?\.?[\s,:]*)?(?:(\d{1,6})\s*m(?:in(?:ute)?s?)?\.?[\s,:]*)?(?:(\d{1,8})\s*s(?:ec(?:ond)?s?)?\.?)?$/.exec(
      text,
    );
  return words ? sum(words[1], words[2], words[3]) : undefined;
}

const sum = (hours = '0', minutes = '0', seconds = '0'): number =>
  Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
