import { site } from '#site';
import { senderOf } from '../../shared/mail/sender.ts';
import { deployedTable } from '../connect.ts';
import { onItsOwn } from '../dynamo.ts';
import { createSesMailer } from '../mail.ts';
import { type NightlyReport, runNightly } from './run.ts';

const table = deployedTable(onItsOwn);
const from = process.env.MAIL_FROM;
const mail = from
  ? {
      mailer: createSesMailer(senderOf(site.title, from)),
      moderators: site.mail?.moderators ?? [],
      siteTitle: site.title,
      origin: new URL(site.url).origin,
    }
  : undefined;

/** Runs once a day. Drift is an error in the log: it is for the host to see, and for nobody to wait for. */
export async function handler(): Promise<NightlyReport> {
  const report = await runNightly({ table, now: () => new Date(), mail });
  console.info(report);
  if (report.drift.length > 0)
    console.error('Counts of discussions differ from their comments.', report.drift);
  return report;
}
