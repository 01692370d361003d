import { createHmac, timingSafeEqual } from 'node:crypto';

export type SignatureCheck = 'valid' | 'absent' | 'wrong';

/** All that the specification names: most hubs still sign with SHA-1, which as a keyed hash nobody can forge. */
const methods = ['sha1', 'sha256', 'sha384', 'sha512'];

/**
 * Checks what a hub signed a body with.
 * @param header `X-Hub-Signature`, such as `sha256=0a1b…`
 * @see https://www.w3.org/TR/websub/#signing-content
 */
export function checkSignature(header: string | undefined, secret: string, body: Uint8Array): SignatureCheck {
  if (!header) return 'absent';
  const [method = '', digest = ''] = header.trim().split('=');
  if (!methods.includes(method.toLowerCase())) return 'wrong';
  const expected = createHmac(method, secret).update(body).digest();
  const given = Buffer.from(digest, 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected) ? 'valid' : 'wrong';
}
