/** Marks among entries the one at which the player is: the last that has begun, whatever their order. */
export function markPlace(
  entries: Iterable<HTMLElement>,
  startOf: (entry: HTMLElement) => number,
  position: number,
): void {
  let now: HTMLElement | undefined;
  for (const entry of entries) {
    if (startOf(entry) <= position && !(now && startOf(entry) < startOf(now))) now = entry;
  }
  if (now?.ariaCurrent) return;
  for (const entry of entries) entry.removeAttribute('aria-current');
  now?.setAttribute('aria-current', 'true');
}
