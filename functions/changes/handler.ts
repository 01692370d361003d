import { deployedTable } from '../connect.ts';
import { onItsOwn } from '../dynamo.ts';
import { required } from '../lambda.ts';
import { type BatchAnswer, invalidateChanges } from './app.ts';
import { createInvalidate } from './edge.ts';
import { mailChanges } from './mail.ts';
import { paceTags } from './pace.ts';

const invalidate = createInvalidate(required('DISTRIBUTION_ID'));
const table = deployedTable(onItsOwn);
const now = () => new Date();
const pace = (tags: string[]) => paceTags(table, now(), tags);
/** Whom mails come from; a site that sends none has nobody. */
const from = process.env.MAIL_FROM;
const mail = from ? mailOnDemand({ from, secret: required('CURSOR_SECRET') }) : undefined;

/** Takes batches of the table's stream. */
export async function handler(event: unknown): Promise<BatchAnswer> {
  const mailed = mail && mailChanges(event, { table, mail, now });
  try {
    return await invalidateChanges(event, invalidate, pace);
  } finally {
    await mailed;
  }
}

function mailOnDemand(sender: { from: string; secret: string }) {
  let opened: Promise<(comment: string) => Promise<void>> | undefined;
  return async (comment: string) => {
    opened ??= import('./deployed-mail.ts').then(({ deployedMail }) => deployedMail(table, sender));
    return (await opened)(comment);
  };
}
