import { describe, expect, it } from 'vitest';
import { parseId3Chapters } from '../../shared/chapters/id3.ts';
import { id3Length } from '../../shared/chapters/id3-frames.ts';

const latin = (text: string) => Buffer.from(text, 'latin1');
const number = (value: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const sevenBits = (value: number) => Buffer.from([21, 14, 7, 0].map((shift) => (value >> shift) & 0x7f));
const utf16 = (text: string) => Buffer.concat([Buffer.from([1, 0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

/** Writes tags as the specification has them, apart from the code that reads them. */
function tagOf(version: 3 | 4, frames: Buffer[], flags = 0): Buffer {
  const body = Buffer.concat(frames);
  return Buffer.concat([latin('ID3'), Buffer.from([version, 0, flags]), sevenBits(body.length), body]);
}
const frame = (version: 3 | 4, name: string, data: Buffer, flags = [0, 0]) =>
  Buffer.concat([
    latin(name),
    version === 4 ? sevenBits(data.length) : number(data.length),
    Buffer.from(flags),
    data,
  ]);
const chapter = (version: 3 | 4, id: string, start: number, end: number, ...inner: Buffer[]) =>
  frame(
    version,
    'CHAP',
    Buffer.concat([
      latin(`${id}\0`),
      number(start),
      number(end),
      number(0xffffffff),
      number(0xffffffff),
      ...inner,
    ]),
  );

const example = (version: 3 | 4) =>
  tagOf(version, [
    frame(version, 'TIT2', Buffer.concat([Buffer.from([0]), latin('The episode')])),
    frame(version, 'CTOC', Buffer.concat([latin('toc\0'), Buffer.from([3, 2]), latin('a\0b\0')])),
    chapter(version, 'a', 0, 2500, frame(version, 'TIT2', utf16('Ankunft in Łódź'))),
    chapter(
      version,
      'b',
      2500,
      9000,
      frame(version, 'TIT2', Buffer.concat([Buffer.from([3]), Buffer.from('Zweites — Stück')])),
      frame(version, 'WXXX', Buffer.concat([Buffer.from([0]), latin('about\0https://a.example/b')])),
    ),
    chapter(
      version,
      'c',
      4000,
      5000,
      frame(version, 'TIT2', Buffer.concat([Buffer.from([0]), latin('Picture only')])),
    ),
    Buffer.alloc(64),
  ]);

describe('chapters in an ID3 tag', () => {
  it.each([3, 4] as const)(
    'of version 2.%i are read with titles and links; those outside the contents are hidden',
    (version) => {
      const file = Buffer.concat([example(version), Buffer.from([0xff, 0xfb, 0x90, 0])]);
      expect(id3Length(file)).toBe(example(version).length);
      expect(parseId3Chapters(file)).toEqual({
        chapters: [
          { start: 0, end: 2.5, title: 'Ankunft in Łódź' },
          { start: 2.5, end: 9, title: 'Zweites — Stück', url: 'https://a.example/b' },
          { start: 4, end: 5, title: 'Picture only', hidden: true },
        ],
        problems: [],
      });
    },
  );

  it('are read as far as a tag that is cut off reaches', () => {
    const whole = example(3);
    for (let length = 0; length < whole.length; length += 1) {
      const { chapters } = parseId3Chapters(whole.subarray(0, length));
      expect(chapters.length).toBeLessThanOrEqual(3);
    }
    expect(parseId3Chapters(whole.subarray(0, whole.length - 70)).chapters).toHaveLength(2);
  });

  it('are read where unsynchronisation put zeros in', () => {
    const frames = [chapter(3, 'a', 255, 0xffffffff, frame(3, 'TIT2', utf16('One')))];
    const plain = Buffer.concat(frames);
    const bytes = [...plain].flatMap((byte) => (byte === 0xff ? [byte, 0] : [byte]));
    expect(parseId3Chapters(tagOf(3, [Buffer.from(bytes)], 0x80)).chapters).toEqual([
      { start: 0.255, title: 'One' },
    ]);
    const inFrame = frame(
      4,
      'CHAP',
      Buffer.from([
        ...latin('a\0'),
        ...number(0),
        ...[0xff, 0, 0xff, 0, 0xff, 0, 0xff, 0],
        ...number(0),
        ...number(0),
        ...frame(4, 'TIT2', Buffer.from([0, 0x41])),
      ]),
      [0, 2],
    );
    expect(parseId3Chapters(tagOf(4, [inFrame])).chapters).toEqual([{ start: 0, title: 'A' }]);
  });

  it('are set aside one by one when broken', () => {
    const { chapters, problems } = parseId3Chapters(
      tagOf(3, [
        frame(3, 'CHAP', latin('short\0')),
        chapter(3, 'b', 1000, 2000, frame(3, 'TIT2', utf16('Kept'))),
      ]),
    );
    expect(chapters).toEqual([{ start: 1, end: 2, title: 'Kept' }]);
    expect(problems).toHaveLength(1);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['no tag', Buffer.from([0xff, 0xfb, 0x90, 0, 1, 2, 3, 4, 5, 6, 7])],
    [
      'a tag of version 2.2',
      Buffer.concat([latin('ID3'), Buffer.from([2, 0, 0, 0, 0, 0, 4]), Buffer.alloc(4)]),
    ],
    ['a tag without chapters', tagOf(3, [frame(3, 'TIT2', utf16('Title'))])],
  ])('are none, and no problem, in %s', (_, file) => {
    expect(parseId3Chapters(file)).toEqual({ chapters: [], problems: [] });
  });
});
