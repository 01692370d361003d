import * as z from 'zod/mini';
import { addressSchema } from './address.ts';

const headerLine = z.string().check(z.minLength(1), z.maxLength(300), z.regex(/^[^\p{Cc}\u2028\u2029]*$/u));

/** One mail to one person. Nothing in it can add a header: what becomes one has no control characters. */
export const messageSchema = z.object({
  to: addressSchema,
  subject: headerLine,
  text: z.string(),
  html: z.string(),
  /**
   * Where a POST ends mails of this kind, for the button of mail programs.
   * @see https://www.rfc-editor.org/rfc/rfc8058
   */
  unsubscribeUrl: z.optional(z.url({ protocol: /^https?$/ })),
});
export type Message = z.infer<typeof messageSchema>;

/** Sends mail. What it throws says nothing about the person written to. */
export type Mailer = { send(message: Message): Promise<void> };

/** The headers of a message beside those that every mail has. */
export const headersOf = ({ unsubscribeUrl }: Message): Record<string, string> => ({
  // So that no holiday notice answers: https://www.rfc-editor.org/rfc/rfc3834
  'Auto-Submitted': 'auto-generated',
  ...(unsubscribeUrl && {
    'List-Unsubscribe': `<${new URL(unsubscribeUrl).href}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }),
});
