import { parseHTML } from 'linkedom';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { headersOf, type Message } from '../../shared/mail/message.ts';
import { mailBody, mailLine } from '../../shared/mail/quote.ts';
import { replyNotice } from '../../shared/mail/reply-notice.ts';
import { hostileWords } from '../comments/support/hostile-words.ts';

const from = 'My Show <no-reply@my-site.example>';
const url = 'https://my-site.example/discuss/episode-0000000000/1#c-1';
const unsubscribeUrl = 'https://my-site.example/api/unsubscribe?token=a.b';

/** A message as it travels, opened by a mail program. */
async function opened({ to, subject, text, html, ...rest }: Message) {
  const transport = createTransport({ streamTransport: true, buffer: true });
  const headers = headersOf({ to, subject, text, html, ...rest });
  const { message } = await transport.sendMail({ from, to, subject, text, html, headers });
  return PostalMime.parse(message as Buffer);
}

const plain = (text = ''): string => text.replace(/\r\n?/g, '\n').trim();

it('Every hostile text arrives in a mail as it was sent, in parts that hold nothing else', async () => {
  for (const words of hostileWords) {
    const sent = replyNotice({
      to: 'mary@example.org',
      siteTitle: 'My Show',
      about: words,
      by: words,
      body: words,
      url,
      unsubscribeUrl,
    });
    const mail = await opened(sent);
    expect(mail.subject).toBe(sent.subject);
    expect(mail.to).toEqual([{ name: '', address: 'mary@example.org' }]);
    expect(mail.headers.map(({ key }) => key).sort()).toEqual(
      'auto-submitted content-type date from list-unsubscribe list-unsubscribe-post message-id mime-version subject to'.split(
        ' ',
      ),
    );
    expect(mail.attachments).toEqual([]);
    expect(plain(mail.text)).toBe(plain(sent.text));
    expect(plain(mail.html)).toBe(plain(sent.html));
    const { document } = parseHTML(mail.html ?? '');
    const lines = [...(document.querySelector('blockquote')?.childNodes ?? [])].map((node) =>
      node.nodeName === 'BR' ? '\n' : node.textContent,
    );
    expect(lines.join('')).toBe(mailBody(words));
    expect(sent.subject).toContain(mailLine(words));
  }
});
