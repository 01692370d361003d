import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import PostalMime, { type Email } from 'postal-mime';

/** The mails that the site's own mail server has taken for an address, oldest first. */
export async function mailsTo(address: string): Promise<Email[]> {
  const folder = join(process.env.E2E_DATA ?? '', 'mail');
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const mails = await Promise.all(files.map((file) => PostalMime.parse(readFileSync(join(folder, file)))));
  return mails.filter(({ to }) => to?.some((one) => one.address === address));
}

/** The newest mail to an address, once there are as many as `count`; it waits for the next, and for none too many. */
export async function mailTo(address: string, count: number): Promise<Email> {
  await expect.poll(async () => (await mailsTo(address)).length, { timeout: 30_000 }).toBe(count);
  const [mail] = (await mailsTo(address)).slice(-1);
  if (!mail) throw new TypeError(`Nothing was mailed to ${address}.`);
  return mail;
}

/** Where the links of a mail's text lead. */
export const linksIn = ({ text = '' }: Email): string[] => text.match(/https?:\/\/\S+/g) ?? [];

/** The one link of a mail that leads to a page about mails. */
export function linkIn(mail: Email, to: 'confirm' | 'end'): string {
  const [link, ...more] = linksIn(mail).filter((one) => new URL(one).pathname === `/api/comments/mail/${to}`);
  if (!link || more.length > 0) throw new TypeError(`Not one link: ${mail.text}`);
  return link;
}
