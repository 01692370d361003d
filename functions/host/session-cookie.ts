import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** Keeps the token of a session in a browser: for this host alone, out of reach of scripts. */
export type SessionCookie = {
  read(c: Context): string | undefined;
  give(c: Context, token: string): void;
  forget(c: Context): void;
};

/** The name of the cookie where the site is served by https: browsers then hold it to this host. */
export const sessionCookieName = '__Host-host';

/**
 * The cookie lasts until the browser is closed, and is of no use for longer than the session. It comes along on
 * links from elsewhere, such as those in mails: a request that changes something needs the form's token besides.
 * @param isSecure false where the site is served without https, on one's own machine
 * @see https://www.rfc-editor.org/rfc/rfc6265#section-4.1
 */
export function createSessionCookie(isSecure: boolean): SessionCookie {
  const name = isSecure ? sessionCookieName : 'host';
  const options = { path: '/', secure: isSecure, httpOnly: true, sameSite: 'Lax' } as const;
  return {
    read: (c) => getCookie(c, name),
    give: (c, token) => setCookie(c, name, token, options),
    forget(c) {
      deleteCookie(c, name, options);
    },
  };
}
