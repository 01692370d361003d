import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { fold } from '../text/fold.ts';

/** What is kept of a text to recognise it again, without the text: about 90 bytes. */
export const fingerprintSchema = z.object({
  /** The same for texts that differ in nothing but case, accents, signs and white space. */
  digest: z.string(),
  /** Similar for similar texts; empty for texts too short to compare so. */
  sketch: z.string(),
  /** Letters and digits in the text. */
  length: z.int(),
});
export type Fingerprint = z.infer<typeof fingerprintSchema>;

/** Whoever answers may quote; only what is new counts. */
const quoted = /^ {0,3}>.*$/gm;

const pieceLength = 5;
const rows = 32;

/** @example fingerprint('Visit us, NOW').digest === fingerprint('visit us now!').digest // true */
export function fingerprint(text: string): Fingerprint {
  const letters = fold(text.replace(quoted, '')).replace(/[^\p{L}\p{N}]+/gu, '');
  return {
    digest: createHash('sha256').update(letters).digest('base64url').slice(0, 16),
    sketch: letters.length < pieceLength * 4 ? '' : sketchOf(letters),
    length: letters.length,
  };
}

/**
 * How much of their pieces two texts share, estimated: 0 for nothing, 1 for the same.
 * @see Broder, "On the resemblance and containment of documents", 1997
 */
export function resemblance(one: Fingerprint, other: Fingerprint): number {
  if (one.digest === other.digest) return 1;
  if (!one.sketch || !other.sketch) return 0;
  const [ours, theirs] = [Buffer.from(one.sketch, 'base64url'), Buffer.from(other.sketch, 'base64url')];
  let same = 0;
  for (let row = 0; row < rows; row += 1) {
    if (ours.readUInt16LE(row * 2) === theirs.readUInt16LE(row * 2)) same += 1;
  }
  return same / rows;
}

/** The smallest of each of 32 different hashes over all pieces of five characters. */
function sketchOf(letters: string): string {
  const smallest = new Uint32Array(rows).fill(0xffffffff);
  for (let start = 0; start + pieceLength <= letters.length; start += 1) {
    const hash = fnv(letters, start);
    for (let row = 0; row < rows; row += 1) {
      const mixed = mix(hash ^ Math.imul(row + 1, 0x9e3779b1));
      if (mixed < (smallest[row] ?? 0)) smallest[row] = mixed;
    }
  }
  return Buffer.from(Uint16Array.from(smallest, (value) => value & 0xffff).buffer).toString('base64url');
}

function fnv(text: string, start: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < start + pieceLength; at += 1)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Spreads the bits: the finaliser of MurmurHash3. */
function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
