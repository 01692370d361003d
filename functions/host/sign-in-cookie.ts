import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Tokens } from '../../shared/comments/tokens.ts';
import type { SignInAttempt } from '../../shared/host/sign-in.ts';

/** An attempt, and where it leads when it succeeds. */
export type SignInUnderWay = { attempt: SignInAttempt; to: string };

/** Keeps what a sign-in began with in the browser that began it, signed, for ten minutes and one return. */
export type SignInCookie = {
  give(c: Context, underWay: SignInUnderWay): void;
  /** What was kept; after this the browser has it no more. */
  take(c: Context): SignInUnderWay | undefined;
};

export const signInCookieName = '__Host-sign-in';
const seconds = 600;

/** @param isSecure false where the site is served without https, on one's own machine */
export function createSignInCookie(tokens: Tokens, isSecure: boolean, now: () => Date): SignInCookie {
  const name = isSecure ? signInCookieName : 'sign-in';
  const options = { path: '/', secure: isSecure, httpOnly: true, sameSite: 'Lax' } as const;
  return {
    give(c, { attempt: { state, nonce, verifier }, to }) {
      const kept = tokens.make('sign-in', [state, nonce, verifier, to].join(' '), now());
      setCookie(c, name, kept, { ...options, maxAge: seconds });
    },
    take(c) {
      const token = tokens.read('sign-in', getCookie(c, name), now());
      deleteCookie(c, name, options);
      if (token.state !== 'valid') return undefined;
      const [state, nonce, verifier, to] = token.subject.split(' ');
      if (!state || !nonce || !verifier || !to) return undefined;
      return { attempt: { state, nonce, verifier }, to };
    },
  };
}
