import { SESv2Client, type SESv2ClientConfig, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { headersOf, type Mailer, messageSchema } from '../shared/mail/message.ts';

/** A service that takes longer is taken for down. */
const longestMs = 5000;

/**
 * Sends through Amazon SES. It takes the parts of a message apart from each other, so that none can become another.
 * @param from an address that SES has verified, with or without a name before it
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
export function createSesMailer(from: string, config: SESv2ClientConfig = {}): Mailer {
  const client = new SESv2Client({ maxAttempts: 2, ...config });
  return {
    async send(message) {
      const { to, subject, text, html } = messageSchema.parse(message);
      const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          Content: {
            Simple: {
              Subject: utf8(subject),
              Body: { Text: utf8(text), Html: utf8(html) },
              Headers: Object.entries(headersOf(message)).map(([Name, Value]) => ({ Name, Value })),
            },
          },
        }),
        { abortSignal: AbortSignal.timeout(longestMs) },
      );
    },
  };
}
