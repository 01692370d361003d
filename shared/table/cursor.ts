import { createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { badRequest } from '../problem.ts';
import { parseJson } from '../text/json.ts';
import type { Row } from './client.ts';

const cursorSchema = z.tuple([z.string(), z.record(z.string(), z.string())]);

/** Turns the end of a page into an opaque text and back, signed and bound to its list. */
export type Cursors = {
  /** @param list names the list, such as `show:my-show:2026` */
  encode(list: string, after: Row): string;
  /** @throws {ProblemError} 400 `bad-cursor` when the text is not ours or belongs to another list */
  decode(list: string, cursor: string): Row;
};

/**
 * The same end of a page always gives the same cursor, so that answers keep their ETag.
 * @param secret at least 16 characters, the same on every instance
 */
export function createCursors(secret: string): Cursors {
  if (secret.length < 16) throw new RangeError('The cursor secret needs at least 16 characters.');
  const sign = (payload: string) => createHmac('sha256', secret).update(payload).digest().subarray(0, 16);
  const refused = () =>
    badRequest('bad-cursor', 'The cursor is not one that this list gave. Start again without it.');

  return {
    encode(list, after) {
      const sorted = Object.fromEntries(
        Object.entries(after).sort(([one], [other]) => (one < other ? -1 : 1)),
      );
      const payload = Buffer.from(JSON.stringify([list, sorted])).toString('base64url');
      return `${payload}.${sign(payload).toString('base64url')}`;
    },
    decode(list, cursor) {
      const [payload = '', signature = ''] = cursor.slice(0, 2048).split('.');
      const given = Buffer.from(signature, 'base64url');
      const expected = sign(payload);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw refused();
      // What else the site signs may come back as a cursor: it is signed, and says something else.
      const read = cursorSchema.safeParse(parseJson(Buffer.from(payload, 'base64url').toString()));
      if (!read.success || read.data[0] !== list) throw refused();
      return read.data[1];
    },
  };
}
