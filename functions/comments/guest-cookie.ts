import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { isGuestId } from '../../shared/comments/id.ts';
import type { Tokens } from '../../shared/comments/tokens.ts';

const seconds = 400 * 24 * 3600;

/** Knows guests by a signed cookie that is sent to this host alone and that no script can read. */
export type GuestCookie = {
  read(c: Context): string | undefined;
  give(c: Context, guest: string): void;
  forget(c: Context): void;
};

/** The name that cookies have where the site is served by https: browsers then hold it to this host. */
export const guestCookieName = '__Host-guest';

/**
 * @param isSecure false where the site is served without https, on one's own machine
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-4.1
 */
export function createGuestCookie(tokens: Tokens, isSecure: boolean, now: () => Date): GuestCookie {
  const name = isSecure ? guestCookieName : 'guest';
  return {
    read(c) {
      const token = tokens.read('guest', getCookie(c, name), now());
      return token.state === 'valid' && isGuestId(token.subject) ? token.subject : undefined;
    },
    give(c, guest) {
      setCookie(c, name, tokens.make('guest', guest, now()), {
        path: '/',
        secure: isSecure,
        httpOnly: true,
        sameSite: 'Lax',
        maxAge: seconds,
      });
    },
    forget(c) {
      deleteCookie(c, name, { path: '/', secure: isSecure });
    },
  };
}
