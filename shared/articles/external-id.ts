import { createHash } from 'node:crypto';
import { addressKey } from './address.ts';

/**
 * The permanent id of an external article: ten letters and digits of the SHA-256 of its address. Scheme,
 * `www.` and a slash at the end tell no two articles apart.
 * @param address in its canonical spelling
 */
export function externalArticleId(address: string): string {
  const hash = createHash('sha256').update(addressKey(address)).digest();
  return Array.from(hash.subarray(0, 10), (byte) => 'abcdefghjkmnpqrstvwxyz0123456789'[byte % 32]).join('');
}
