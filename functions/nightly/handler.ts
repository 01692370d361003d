import { deployedTable } from '../connect.ts';
import { type NightlyReport, runNightly } from './run.ts';

const table = deployedTable();

/** Runs once a day. Drift is an error in the log: it is for the host to see, and for nobody to wait for. */
export async function handler(): Promise<NightlyReport> {
  const report = await runNightly({ table, now: () => new Date() });
  console.info(report);
  if (report.drift.length > 0)
    console.error('Counts of discussions differ from their comments.', report.drift);
  return report;
}
