import { type Context, Hono } from 'hono';
import { confirmMailPath, endMailPath } from '../../shared/comments/addresses.ts';
import type { TokenPurpose } from '../../shared/comments/tokens.ts';
import { type CommentsParts, showWith } from './parts.ts';

/**
 * Where the mail that asks whether replies are wanted leads. Programs that follow links confirm nothing: only the
 * button of the page does.
 */
export function createMailConfirming(parts: CommentsParts): Hono {
  const app = new Hono();
  const show = showWith(parts);
  app.get(confirmMailPath, (c) => {
    const link = linkOf(parts, 'confirm', c);
    return show(c, (pages) => (link ? pages.confirmPage(link.token) : pages.oldLinkPage), link ? 200 : 410);
  });
  app.post(confirmMailPath, async (c) => {
    const link = linkOf(parts, 'confirm', c);
    const isConfirmed = link !== undefined && (await parts.discussions.confirmMail(link.subscription));
    return show(
      c,
      (pages) => (isConfirmed ? pages.confirmedPage : pages.oldLinkPage),
      isConfirmed ? 200 : 410,
    );
  });
  return app;
}

/**
 * Where mails about replies are ended: by a button of the mail program, which sends a POST from elsewhere and follows
 * no redirect, or on the page. Whoever has the link may; it says nothing of who that is.
 * @see https://www.rfc-editor.org/rfc/rfc8058
 */
export function createMailEnding(parts: CommentsParts): Hono {
  const app = new Hono();
  const show = showWith(parts);
  app.get(endMailPath, (c) => {
    const link = linkOf(parts, 'unsubscribe', c);
    return show(c, (pages) => (link ? pages.endPage(link.token) : pages.oldLinkPage), link ? 200 : 410);
  });
  app.post(endMailPath, async (c) => {
    const link = linkOf(parts, 'unsubscribe', c);
    if (link) await parts.discussions.endMail(link.subscription);
    return show(c, (pages) => (link ? pages.endedPage : pages.oldLinkPage), link ? 200 : 410);
  });
  return app;
}

function linkOf({ tokens, now }: CommentsParts, purpose: TokenPurpose, c: Context) {
  const token = c.req.query('token') ?? '';
  const read = tokens.read(purpose, token, now());
  return read.state === 'valid' ? { token, subscription: read.subject } : undefined;
}
