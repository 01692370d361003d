import * as z from 'zod/mini';

const local = String.raw`[a-z0-9!#$%&'*+/=?^_\x60{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_\x60{|}~-]+)*`;
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const pattern = new RegExp(String.raw`^(?=.{1,64}@)${local}@(?:${label}\.)+[a-z]{2,63}$`, 'i');

/**
 * One e-mail address, of the plain form that every service takes: no name, no quotes, no second address, nothing
 * that could end a header.
 * @see https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
 */
export const addressSchema = z
  .string()
  .check(
    z.maxLength(254, 'An address has at most 254 characters.'),
    z.regex(pattern, 'This is no e-mail address.'),
  );
