import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { headersOf, type Mailer, messageSchema } from '../../shared/mail/message.ts';

const largestMail = 1_000_000;

/** A mail server that keeps what it gets and passes nothing on. */
export type LocalMail = {
  mailer: Mailer;
  /** The folder of the mails: one file each, which mail programs open. */
  folder: string;
  close(): Promise<void>;
};

/** Starts a mail server on the loopback address whose mails are files of `.local/mail`, the newest last by name. */
export async function startMail(dataDir: string, from: string): Promise<LocalMail> {
  const folder = join(dataDir, 'mail');
  await mkdir(folder, { recursive: true });
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: largestMail,
    async onData(stream, _session, done) {
      try {
        const file = join(
          folder,
          `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.eml`,
        );
        await writeFile(file, await buffer(stream), { flag: 'wx' });
        console.log(`A mail was sent: ${file}`);
        done();
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
  const port = await listening(server);
  const transport = createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  return {
    folder,
    mailer: {
      async send(message) {
        const { to, subject, text, html } = messageSchema.parse(message);
        await transport.sendMail({ from, to, subject, text, html, headers: headersOf(message) });
      },
    },
    async close() {
      transport.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

async function listening(server: SMTPServer): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  const http = server.listen(0, '127.0.0.1', () => resolve((http.address() as AddressInfo).port));
  return promise;
}
