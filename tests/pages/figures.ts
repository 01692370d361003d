/** One figure of a page or of what is done on it, held against its budget where it has one. */
export type Measured = { what: string; value: number; unit: string; budget?: number };

/** Prints figures; gives a sentence for each that exceeds its budget. */
export function report(figures: Measured[]): string[] {
  for (const { what, value, unit, budget } of figures) {
    const limit = budget === undefined ? '' : `(budget ${budget} ${unit})`;
    console.log(what.padEnd(60), value.toFixed(value < 100 ? 2 : 0).padStart(8), unit, limit);
  }
  return figures
    .filter(({ value, budget }) => budget !== undefined && value > budget)
    .map(({ what, value, unit, budget }) => `${what}: ${value.toFixed(2)} ${unit}, budget ${budget} ${unit}`);
}
