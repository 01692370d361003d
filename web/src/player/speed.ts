import { speeds } from './settings.ts';

/** A speed inside the bounds and on a step. @example settledRate(1.2300001) // 1.25 */
export function settledRate(rate: number): number {
  const inside = Math.min(speeds.max, Math.max(speeds.min, rate));
  return Math.round(Math.round(inside / speeds.step) * speeds.step * 100) / 100;
}

/** The preset that follows in the round of the speed button. */
export const rateAfter = (rate: number): number =>
  speeds.presets.find((preset) => preset > rate) ?? speeds.presets[0] ?? 1;
