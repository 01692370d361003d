/**
 * A time as a screen reader should say it.
 * @example spoken(3723) // '1 hour 2 minutes 3 seconds'
 */
export function spoken(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second'],
  ];
  const said = parts
    .filter(([value]) => value)
    .map(([value, unit]) => `${value} ${unit}${value > 1 ? 's' : ''}`);
  return said.join(' ') || 'the beginning';
}
