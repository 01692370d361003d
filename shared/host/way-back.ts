/** The console's front door, and where everybody comes who named no other way. */
export const consolePath = '/host';

/** It travels in a signed cookie, beside three long secrets. */
const longest = 180;
const plainPath = /^\/host(?:\/[\w.~-]+)*(?:\?[\w.~=&%+-]*)?$/;

/**
 * Where somebody goes after signing in: a page of the console and nothing else, whatever was asked for.
 * @example wayBackTo('/host/sessions') // '/host/sessions'
 * @example wayBackTo('https://elsewhere.example') // '/host'
 */
export function wayBackTo(asked: string | undefined): string {
  if (!asked || asked.length > longest || !plainPath.test(asked)) return consolePath;
  const isStep = asked
    .split('?')[0]
    ?.split('/')
    .some((part) => /^\.+$/.test(part));
  return isStep ? consolePath : asked;
}

/** The address that begins a sign-in. */
export const signInPath = (to: string): string =>
  to === consolePath ? '/host/sign-in' : `/host/sign-in?to=${encodeURIComponent(wayBackTo(to))}`;
