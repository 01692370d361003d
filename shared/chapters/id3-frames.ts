/** One frame of an ID3v2 tag: its name, such as `CHAP`, and its content. */
export type Frame = { name: string; data: Uint8Array };

/** How sizes are written: whole bytes before version 2.4, seven bits a byte since. */
export type Version = 3 | 4;

const headerBytes = 10;
const mostFrames = 5000;

const flags = { unsynchronised: 0x80, extendedHeader: 0x40 };
const frameFlags = { compressed: 0x08, encrypted: 0x04, unsynchronised: 0x02, lengthStated: 0x01 };

/**
 * Bytes of the ID3v2 tag that a file begins with, its header included; 0 when it begins with none.
 * @param head the first ten bytes or more
 * @see https://id3.org/id3v2.3.0
 * @see https://id3.org/id3v2.4.0-structure
 */
export function id3Length(head: Uint8Array): number {
  const isTag = head.length >= headerBytes && head[0] === 0x49 && head[1] === 0x44 && head[2] === 0x33;
  return isTag ? headerBytes + sevenBits(head, 6) : 0;
}

/** The frames of the tag that a file begins with, as far as the bytes reach. Version 2.2 has no chapters. */
export function readTag(file: Uint8Array): { version: Version; frames: Frame[] } | undefined {
  const length = id3Length(file);
  const version = file[3];
  if (length === 0 || (version !== 3 && version !== 4)) return undefined;
  const tagFlags = file[5] ?? 0;
  const whole = file.subarray(headerBytes, length);
  const isUnsynchronised = (tagFlags & flags.unsynchronised) !== 0;
  const body = isUnsynchronised && version === 3 ? resynchronised(whole) : whole;
  const from = tagFlags & flags.extendedHeader ? extendedHeaderBytes(body, version) : 0;
  return { version, frames: readFrames(body.subarray(from), version, isUnsynchronised) };
}

/** The frames that stand one after another in a tag or inside a chapter; padding ends them. */
export function readFrames(body: Uint8Array, version: Version, unsynchronised = false): Frame[] {
  const frames: Frame[] = [];
  let at = 0;
  while (at + headerBytes <= body.length && frames.length < mostFrames) {
    const name = String.fromCharCode(...body.subarray(at, at + 4));
    const size = version === 4 ? sevenBits(body, at + 4) : wholeBytes(body, at + 4);
    if (!/^[A-Z][A-Z0-9]{3}$/.test(name) || at + headerBytes + size > body.length) break;
    const data = body.subarray(at + headerBytes, at + headerBytes + size);
    const content = version === 4 ? content24(data, body[at + 9] ?? 0, unsynchronised) : data;
    const isPacked = version === 3 && ((body[at + 9] ?? 0) & 0xc0) !== 0;
    if (content && !isPacked) frames.push({ name, data: content });
    at += headerBytes + size;
  }
  return frames;
}

function content24(data: Uint8Array, flagByte: number, unsynchronised: boolean): Uint8Array | undefined {
  if (flagByte & (frameFlags.compressed | frameFlags.encrypted)) return undefined;
  const content = flagByte & frameFlags.lengthStated ? data.subarray(4) : data;
  return unsynchronised || flagByte & frameFlags.unsynchronised ? resynchronised(content) : content;
}

/** Undoes unsynchronisation: a zero byte was put after every 0xFF. */
function resynchronised(bytes: Uint8Array): Uint8Array {
  return bytes.filter((byte, at) => !(byte === 0 && at > 0 && bytes[at - 1] === 0xff));
}

const extendedHeaderBytes = (body: Uint8Array, version: Version): number =>
  version === 4 ? sevenBits(body, 0) : 4 + wholeBytes(body, 0);

/** An unsigned number of four bytes. */
export const wholeBytes = (bytes: Uint8Array, at: number): number =>
  bytes.subarray(at, at + 4).reduce((number, byte) => number * 256 + byte, 0);

const sevenBits = (bytes: Uint8Array, at: number): number =>
  bytes.subarray(at, at + 4).reduce((number, byte) => number * 128 + (byte & 0x7f), 0);
