import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { createSesMailer } from '../../../functions/mail.ts';
import { replyNotice } from '../../../shared/mail/reply-notice.ts';
import { account, credentials, region } from '../emulator/emulator.ts';
import { type Stage, step } from './step.ts';

const from = 'no-reply@my-site.example';
const sentSchema = z.object({
  messages: z.record(
    z.string(),
    z.array(
      z.object({
        Source: z.string(),
        To: z.array(z.string()),
        CC: z.array(z.string()),
        BCC: z.array(z.string()),
        Subject: z.string(),
        BodyText: z.string(),
        BodyHtml: z.string(),
      }),
    ),
  ),
});

/** Mail of the site, against a server that speaks the API of Amazon SES. */
export async function sendMail({ calls }: Stage, endpoint: string): Promise<void> {
  const message = replyNotice({
    to: 'mary@example.org',
    siteTitle: 'My Show',
    about: 'Who pays for the airlift?',
    by: 'Robin\r\nBcc: all@example.org',
    body: 'I asked the same.',
    url: 'https://my-site.example/my-show/e1-airlift#c-c2',
    unsubscribeUrl: 'https://my-site.example/api/unsubscribe?token=a.b',
  });

  await step('a mail goes to whom it is for and to nobody else, each part as it was made', async () => {
    await calls('sesv2', 'create_email_identity', { EmailIdentity: from }, z.unknown());
    await createSesMailer(from, { endpoint, region, credentials }).send(message);
    const answer = await fetch(`${endpoint}/_ministack/ses/messages`);
    assert.deepEqual(sentSchema.parse(await answer.json()).messages[account], [
      {
        Source: from,
        To: [message.to],
        CC: [],
        BCC: [],
        Subject: message.subject,
        BodyText: message.text,
        BodyHtml: message.html,
      },
    ]);
  });
}
