import { type Frame, readFrames, readTag, type Version, wholeBytes } from './id3-frames.ts';
import { type ChapterContext, type ChapterReading, type RawChapter, settleChapters } from './settle.ts';

/** Times are in milliseconds; this one says that the place in bytes counts instead. */
const noTime = 0xffff_ffff;

type Element = RawChapter & { id: string };

/**
 * Reads the chapters in the ID3v2 tag (2.3 or 2.4) that an mp3 begins with: `CHAP` frames with their title
 * (`TIT2`) and link (`WXXX`). Those that the table of contents (`CTOC`) leaves out are hidden. Pictures in
 * the tag have no address and are passed over. A tag that is cut off is read as far as it goes.
 * @param file the first bytes of the file; `id3Length` says how many the tag has
 * @see https://id3.org/id3v2-chapters-1.0
 */
export function parseId3Chapters(file: Uint8Array, context: ChapterContext = {}): ChapterReading {
  const tag = readTag(file);
  if (!tag) return { chapters: [], problems: [] };
  const listed = new Set(tag.frames.filter(({ name }) => name === 'CTOC').flatMap(childrenOf));
  const elements = tag.frames
    .filter(({ name }) => name === 'CHAP')
    .map(({ data }) => readChapter(data, tag.version));
  const isListed = elements.some(({ id }) => listed.has(id));
  return settleChapters(
    elements.map((element) => ({ ...element, hidden: isListed && !listed.has(element.id) })),
    context,
  );
}

/** Identifier, four numbers (start, end, and their places in bytes), then frames of its own. */
function readChapter(data: Uint8Array, version: Version): Element {
  const { text: id, end: at } = identifier(data, 0);
  if (at + 16 > data.length) return { id, start: undefined };
  const frames = readFrames(data.subarray(at + 16), version);
  const title = frames.find(({ name }) => name === 'TIT2');
  const link = frames.find(({ name }) => name === 'WXXX');
  return {
    id,
    start: milliseconds(data, at),
    end: milliseconds(data, at + 4),
    title: title && decode(title.data, title.data[0] ?? 0, 1).text,
    url: link && linkOf(link.data),
  };
}

function milliseconds(data: Uint8Array, at: number): number | undefined {
  const value = wholeBytes(data, at);
  return value === noTime ? undefined : value / 1000;
}

function childrenOf({ data }: Frame): string[] {
  const { end } = identifier(data, 0);
  const children: string[] = [];
  let at = end + 2;
  for (let left = data[end + 1] ?? 0; left > 0 && at < data.length; left -= 1) {
    const child = identifier(data, at);
    children.push(child.text);
    at = child.end;
  }
  return children;
}

/** A description in the frame's encoding, then the address in Latin letters. */
function linkOf(data: Uint8Array): string {
  const { end } = decode(data, data[0] ?? 0, 1);
  return identifier(data, end).text;
}

const identifier = (data: Uint8Array, from: number) => decode(data, 0, from);

const decoders = [
  new TextDecoder('latin1'),
  new TextDecoder('utf-16le'),
  new TextDecoder('utf-16be'),
  new TextDecoder('utf-8'),
];

/** The text from here to its closing zero, and where what follows begins. */
function decode(data: Uint8Array, encoding: number, from: number): { text: string; end: number } {
  const unit = encoding === 1 || encoding === 2 ? 2 : 1;
  let stop = from;
  while (stop < data.length && (data[stop] !== 0 || (unit === 2 && data[stop + 1] !== 0))) stop += unit;
  const isBigEndian = encoding === 2 || (encoding === 1 && data[from] === 0xfe && data[from + 1] === 0xff);
  const decoder = decoders[encoding === 1 && isBigEndian ? 2 : encoding] ?? decoders[0];
  const text = decoder?.decode(data.subarray(from, stop)) ?? '';
  return { text, end: Math.min(stop + unit, data.length) };
}
