/**
 * The place of the last number that is not greater than another, by halving; -1 when all are greater.
 * @param sorted ascending
 * @example lastAt([0, 5, 9], 7) // 1
 */
export function lastAt(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? value) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
