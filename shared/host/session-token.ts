import { createHash, randomBytes } from 'node:crypto';

/** Where a session lies in the table, and the digest of the token that says so. */
export type ReadSessionToken = { owner: string; id: string; digest: string };

/** What somebody's sessions are kept under. It says nothing about the person. */
export const ownerOf = (subject: string): string => digestOf(`host:${subject}`).slice(0, 22);

/** 96 bits that name a session. They do not open it. */
export const newSessionId = (): string => randomBytes(12).toString('base64url');

/** 256 bits that nobody can guess, for forms. */
export const newFormToken = (): string => randomBytes(32).toString('base64url');

/** A new token for a session: where it lies, and 256 bits that nobody can guess. */
export function newSessionToken(owner: string, id: string): { token: string; digest: string } {
  const token = `${owner}.${id}.${randomBytes(32).toString('base64url')}`;
  return { token, digest: digestOf(token) };
}

/** Anything else would be no key. */
export const isSessionId = (id: string): boolean => /^[\w-]{16}$/.test(id);

const shape = /^([\w-]{22})\.([\w-]{16})\.[\w-]{43}$/;

/** @returns `undefined` for what no session ever had */
export function readSessionToken(token: string | undefined): ReadSessionToken | undefined {
  const [, owner, id] = token?.match(shape) ?? [];
  return token && owner && id ? { owner, id, digest: digestOf(token) } : undefined;
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url');
