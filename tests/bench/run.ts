import { parseArgs } from 'node:util';
import { benchArticles } from './articles.ts';
import { benchComments } from './comments.ts';
import { benchDiscussions } from './discussions.ts';
import { benchImport } from './import.ts';
import { benchReads } from './reads.ts';
import { benchSearch } from './search.ts';
import { benchStarts } from './starts.ts';
import { benchSync } from './sync.ts';

/** One measured figure beside its budget; without a budget it is there to be compared. */
export type Figure = { what: string; value: number; unit: string; budget?: number };

/**
 * `npm run bench`: speed, memory and read units, each beside its budget. `--short` uses small inputs, to
 * show that everything still runs; only the full form says anything about budgets.
 */
const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });

const figures = [
  ...(await benchSync(values)),
  ...(await benchStarts(values)),
  ...(await benchReads(values)),
  ...(await benchSearch(values)),
  ...(await benchComments(values)),
  ...(await benchDiscussions(values)),
  ...(await benchArticles(values)),
  ...(await benchImport(values)),
];
for (const { what, value, unit, budget } of figures) {
  const rounded = value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 0 });
  const verdict =
    budget === undefined ? '' : ` (budget ${budget} ${unit}${value > budget ? ', EXCEEDED' : ''})`;
  console.log(`${what.padEnd(64)} ${rounded.padStart(8)} ${unit}${verdict}`);
}
const exceeded = figures.filter(({ value, budget }) => budget !== undefined && value > budget);
process.exitCode = exceeded.length > 0 && !values.short ? 1 : 0;
