/** Nobody's episode is longer; a larger figure is a mistake. */
const longest = 7 * 24 * 3600;

/**
 * A moment in an episode, in seconds to the millisecond, from a number or from a text as people and programs
 * write it: `754.5`, `12:34`, `1:02:03.250`, `00:12:34,5`. `undefined` for what is none.
 * @example readSeconds('1:02:03.250') // 3723.25
 */
export function readSeconds(value: unknown): number | undefined {
  const seconds = typeof value === 'number' ? value : typeof value === 'string' ? fromText(value) : undefined;
  if (seconds === undefined || !(seconds >= 0 && seconds <= longest)) return undefined;
  return Math.round(seconds * 1000) / 1000;
}

function fromText(value: string): number | undefined {
  const text = value.slice(0, 40).trim().replace(',', '.');
  if (!/^\d{1,7}(?::\d{1,3}){0,2}(?:\.\d{0,9})?$/.test(text)) return undefined;
  return text.split(':').reduce((total, part) => total * 60 + Number(part), 0);
}
