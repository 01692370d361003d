import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { parseHTML } from 'linkedom';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createSesMailer } from '../../functions/mail.ts';
import { type LocalMail, startMail } from '../../infra/local/mail.ts';
import { addressSchema } from '../../shared/mail/address.ts';
import { confirmation } from '../../shared/mail/confirmation.ts';
import type { Message } from '../../shared/mail/message.ts';
import { mayMail } from '../../shared/mail/pace.ts';
import { mailBody, mailLine, mailQuote } from '../../shared/mail/quote.ts';
import { replyNotice } from '../../shared/mail/reply-notice.ts';
import { difficultStrings, hasComments } from '../comments/support/corpus.ts';
import { temporaryFolder } from '../infra/synthesise.ts';

const from = 'My Show <no-reply@my-site.example>';
const reply = {
  to: 'mary@example.org',
  siteTitle: 'My Show',
  about: 'Who pays for the airlift?',
  by: 'Robin',
  body: 'I asked the same.\nSee https://evil.example/x or evil.com, or write to me@evil.com.',
  url: 'https://my-site.example/my-show/e1-airlift#comment-c2',
  unsubscribeUrl: 'https://my-site.example/api/unsubscribe?token=a.b',
};

let mail: LocalMail;
beforeAll(async () => {
  mail = await startMail(temporaryFolder(), from);
});
afterAll(() => mail.close());

/** Sends through the local mail server and reads the file that it leaves. */
async function delivered(message: Message) {
  const before = new Set(readdirSync(mail.folder));
  await mail.mailer.send(message);
  const [file = ''] = readdirSync(mail.folder).filter((name) => !before.has(name));
  const read = await PostalMime.parse(readFileSync(join(mail.folder, file)));
  const headers = Object.fromEntries(read.headers.map(({ key, value }) => [key, value]));
  return { ...read, headers };
}

const addressesIn = (html: string): (string | null)[] =>
  [...parseHTML(html).document.querySelectorAll('[href], [src]')].map((element) =>
    element.getAttribute('href'),
  );

describe('the mail about a reply', () => {
  it('says who answered and what, and leads to the discussion', async () => {
    const { subject, text, html = '', from: sender, to } = await delivered(replyNotice(reply));
    expect(subject).toBe('Robin answered your comment on “Who pays for the airlift?”');
    expect(sender).toEqual({ name: 'My Show', address: 'no-reply@my-site.example' });
    expect(to).toEqual([{ name: '', address: 'mary@example.org' }]);
    expect(text).toContain('> I asked the same.\n> See (link) or (link), or write to (link)');
    expect(text).toContain(reply.url);
    expect(addressesIn(html)).toEqual([reply.url, reply.unsubscribeUrl]);
  });

  it('can be ended with one button, by a POST', async () => {
    const { headers } = await delivered(replyNotice(reply));
    expect(headers['list-unsubscribe']).toBe(`<${reply.unsubscribeUrl}>`);
    expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
    expect(headers['auto-submitted']).toBe('auto-generated');
  });

  it.each([
    'Robin\r\nBcc: all@example.org',
    'Robin\nSubject: other',
    '=?utf-8?q?Robin=0ABcc:_x@example.org?=',
    'a'.repeat(5000),
  ])('has no header of the commenter’s: %s', async (by) => {
    const { headers, to, cc, bcc } = await delivered(replyNotice({ ...reply, by, about: by }));
    expect(to).toHaveLength(1);
    expect([cc, bcc]).toEqual([undefined, undefined]);
    expect(Object.keys(headers).sort()).toEqual([
      'auto-submitted',
      'content-type',
      'date',
      'from',
      'list-unsubscribe',
      'list-unsubscribe-post',
      'message-id',
      'mime-version',
      'subject',
      'to',
    ]);
  });

  it.runIf(hasComments)('carries no link and no markup of anything that people collected', () => {
    for (const text of difficultStrings()) {
      const { subject, html } = replyNotice({ ...reply, body: text, by: text, about: text });
      expect(addressesIn(html), text).toEqual([reply.url, reply.unsubscribeUrl]);
      const { document } = parseHTML(html);
      const elements = [...document.body.querySelectorAll('*')].map(({ tagName }) => tagName);
      expect(
        elements.filter((name) => !['P', 'BLOCKQUOTE', 'BR', 'A'].includes(name)),
        text,
      ).toEqual([]);
      expect(subject, text).not.toMatch(/\p{Cc}/u);
      const quoted = document.querySelector('blockquote')?.textContent ?? '';
      expect(quoted, text).not.toMatch(/:\/\/|www\.|[a-z0-9]\.(?:com|org|net)\b/i);
    }
  });
});

describe('the mail that asks whether replies are wanted', () => {
  it('has nothing of the commenter’s, as the address may be somebody else’s', async () => {
    const confirmUrl = 'https://my-site.example/api/confirm?token=a.b';
    const {
      text = '',
      html = '',
      headers,
    } = await delivered(confirmation({ to: 'mary@example.org', siteTitle: 'My Show', confirmUrl }));
    expect(text).toContain(confirmUrl);
    expect(text).toContain('no further mail comes');
    expect(addressesIn(html)).toEqual([confirmUrl]);
    expect(headers['list-unsubscribe']).toBeUndefined();
  });
});

describe('an address', () => {
  it.each(['mary@example.org', 'm.a+replies@mail.example.co.uk', "o'neil@example.org"])(
    'may be %s',
    (address) => {
      expect(addressSchema.safeParse(address).success).toBe(true);
    },
  );

  it.each([
    '',
    'mary',
    'mary@localhost',
    'mary@example.org, all@example.org',
    'mary@example.org\r\nBcc: all@example.org',
    'Mary <mary@example.org>',
    '"a b"@example.org',
    'mary@@example.org',
    'mary@-example.org',
    'mary@example..org',
    '.mary@example.org',
    `${'m'.repeat(65)}@example.org`,
    `mary@${'example.'.repeat(40)}org`,
    'mary@exаmple.org',
    'mary@[127.0.0.1]',
  ])('is none in %j', (address) => {
    expect(addressSchema.safeParse(address).success).toBe(false);
    expect(() => replyNotice({ ...reply, to: address })).toThrow();
  });
});

describe('what is quoted in a mail', () => {
  it.each([
    ['HTTPS://EVIL.example/x', '(link)'],
    ['evil.photography', '(link)'],
    ['see evil (dot) com now', 'see (link) now'],
    ['javascript://%0aalert', '(link)'],
    ['www.evil', '(link)'],
    ['me@evil.example', '(link)'],
    ['bücher.example', '(link)'],
    ['The U.S. Senate. It votes.', 'The U.S. Senate. It votes.'],
    ['At 12:34, v2.0', 'At 12:34, v2.0'],
  ])('of %s is %s', (text, quote) => expect(mailQuote(text)).toBe(quote));

  it.each([
    ['It was *never* so, see **[the map](https://evil.example/x)**.', 'It was never so, see the map (link).'],
    ['[https://bank.example](https://evil.example/x)', '(link) (link)'],
    ['evil\\.com', '(link)'],
    ['- one\n- two', 'one\ntwo'],
  ])('of the comment %s is %s', (body, quote) => expect(mailBody(body)).toBe(quote));

  it('is short, and of a name one line', () => {
    expect(mailQuote('word '.repeat(1000)).length).toBeLessThanOrEqual(400);
    expect(mailLine('Visit\nevil.com\u202e now')).toBe('Visit (link) now');
  });
});

describe('nobody is buried in mails', () => {
  const now = new Date('2026-11-20T12:00:00Z');
  const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

  it('of replies: four an hour and twelve a day', () => {
    expect(mayMail('reply', [ago(1), ago(2), ago(3)], now)).toBe(true);
    expect(mayMail('reply', [ago(1), ago(2), ago(3), ago(4)], now)).toBe(false);
    expect(
      mayMail(
        'reply',
        Array.from({ length: 12 }, (_, at) => ago(61 + at * 60)),
        now,
      ),
    ).toBe(false);
    expect(
      mayMail(
        'reply',
        Array.from({ length: 12 }, () => ago(24 * 60)),
        now,
      ),
    ).toBe(true);
  });

  it('that ask for a confirmation: one a day', () => {
    expect(mayMail('confirmation', [], now)).toBe(true);
    expect(mayMail('confirmation', [ago(23 * 60)], now)).toBe(false);
  });
});

describe('mail through Amazon SES', () => {
  it('hands over each part apart from the others', async () => {
    const asked: unknown[] = [];
    const server = createServer(async (request, response) => {
      asked.push(await json(request));
      response.setHeader('content-type', 'application/json').end('{"MessageId":"m1"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const place = server.address();
    const port = typeof place === 'object' && place ? place.port : 0;
    const mailer = createSesMailer(from, {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    });
    await mailer.send(replyNotice(reply));
    expect(asked).toMatchObject([
      {
        FromEmailAddress: from,
        Destination: { ToAddresses: ['mary@example.org'] },
        Content: {
          Simple: {
            Subject: { Data: 'Robin answered your comment on “Who pays for the airlift?”' },
            Headers: [
              { Name: 'Auto-Submitted', Value: 'auto-generated' },
              { Name: 'List-Unsubscribe', Value: `<${reply.unsubscribeUrl}>` },
              { Name: 'List-Unsubscribe-Post', Value: 'List-Unsubscribe=One-Click' },
            ],
          },
        },
      },
    ]);
  });

  it('sends nothing that is no message', async () => {
    const mailer = createSesMailer(from, { region: 'us-east-1' });
    const message = { ...replyNotice(reply), subject: 'One\r\nBcc: all@example.org' };
    await expect(mailer.send(message)).rejects.toThrow();
  });
});
