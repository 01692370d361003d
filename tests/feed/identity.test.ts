import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enclosureKey } from '../../shared/feed/enclosure-key.ts';
import type { ItemIdentity } from '../../shared/feed/identity.ts';
import { indexKnown, matchItems } from '../../shared/feed/match.ts';
import { item, read, rss } from './feeds.ts';

const known: ItemIdentity = {
  guid: 'g-1',
  enclosure: 'cdn.example/show/1.mp3',
  title: 'a ford',
  day: '2026-02-03',
  duration: 1800,
};
const match = (item: ItemIdentity, others: ItemIdentity[] = []) =>
  matchItems(
    [item],
    indexKnown([
      { id: 'known', identity: known },
      ...others.map((identity, at) => ({ id: `other-${at}`, identity })),
    ]),
  )[0];

describe('an item is recognised', () => {
  it.each<[string, Partial<ItemIdentity>]>([
    ['by its guid when its title is changed', { title: 'a bridge' }],
    [
      'by its guid when host, file and title are changed',
      { enclosure: 'new.example/x/9f3.mp3', title: 'a bridge' },
    ],
    ['by its audio when its guid is changed', { guid: 'g-2' }],
    [
      'by its audio when everything else is changed',
      { guid: 'g-2', title: 'a bridge', day: '2026-02-09', duration: 60 },
    ],
    [
      'by folder and file when it moved to another host, with a new guid',
      { guid: 'g-2', enclosure: 'new.example/show/1.mp3' },
    ],
    [
      'by folder and file and day, renamed as well',
      { guid: 'g-2', enclosure: 'new.example/show/1.mp3', title: 'a bridge' },
    ],
    [
      'by title, day and length when all else is changed',
      { guid: 'g-2', enclosure: 'new.example/9f3.mp3', duration: 2300 },
    ],
  ])('%s', (_how, changes) => expect(match({ ...known, ...changes })).toBe('known'));

  it.each<[string, Partial<ItemIdentity>]>([
    [
      'of the same title on another day',
      { guid: 'g-2', enclosure: 'cdn.example/show/2.mp3', day: '2026-02-04' },
    ],
    [
      'of the same title and day, more than ten minutes longer',
      { guid: 'g-2', enclosure: 'cdn.example/show/2.mp3', duration: 2401 },
    ],
    [
      'whose file has the same name elsewhere, and nothing else',
      { guid: 'g-2', enclosure: 'new.example/show/1.mp3', title: 'x', day: '2026-02-04' },
    ],
    [
      'that copies a guid but is another in audio, title and day',
      { enclosure: 'cdn.example/show/2.mp3', title: 'x', day: '2026-02-04' },
    ],
  ])('but not one %s', (_what, changes) => expect(match({ ...known, ...changes })).toBeUndefined());

  it('by no sign that two known episodes share', () => {
    expect(
      match({ guid: 'g-3', title: 'a ford', day: '2026-02-03' }, [
        { ...known, guid: 'g-2', enclosure: 'x.example/2.mp3' },
      ]),
    ).toBeUndefined();
  });

  it('and claims its episode: a weak sign of one never takes what a sure sign gives to another', () => {
    const again = { ...known, guid: 'g-2', enclosure: 'cdn.example/show/2.mp3' };
    expect(matchItems([again, known], indexKnown([{ id: 'known', identity: known }]))).toEqual([
      undefined,
      'known',
    ]);
    expect(matchItems([known, known], indexKnown([{ id: 'known', identity: known }]))).toEqual([
      'known',
      undefined,
    ]);
  });

  it('in a feed of any size and order as itself', () => {
    const identities = fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 60 });
    fc.assert(
      fc.property(identities, fc.func(fc.integer({ min: 0, max: 1000 })), (numbers, order) => {
        const all = numbers.map((at) => ({
          id: `id-${at}`,
          identity: {
            guid: `g-${at}`,
            enclosure: `cdn.example/${at}.mp3`,
            title: `episode ${at % 7}`,
            day: `2026-02-0${(at % 9) + 1}`,
          },
        }));
        const shuffled = [...all].sort((one, other) => order(one.id) - order(other.id));
        expect(
          matchItems(
            shuffled.map(({ identity }) => identity),
            indexKnown(all),
          ),
        ).toEqual(shuffled.map(({ id }) => id));
      }),
    );
  });
});

describe('the key of an audio address', () => {
  const plain = 'cdn.example/show/1.mp3';
  it.each([
    'https://cdn.example/show/1.mp3',
    'http://www.cdn.example/show/1.mp3?source=feed&t=1#t=5',
    'https://CDN.example:443/show/1.mp3',
    'https://dts.podtrac.com/redirect.mp3/cdn.example/show/1.mp3',
    'https://www.podtrac.com/pts/redirect.mp3/pdst.fm/e/chtbl.com/track/ABC123/cdn.example/show/1.mp3?x=1',
    'https://op3.dev/e,pg=1-2-3/https://cdn.example/show/1.mp3',
    'https://mgln.ai/e/42/https://cdn.example/show/1.mp3',
    'https://media.blubrry.com/my_show/cdn.example/show/1.mp3',
    'https://pscrb.fm/rss/p/prfx.byspotify.com/e/cdn.example/show/1.mp3',
  ])('is what stays of %s', (address) => expect(enclosureKey(address)).toBe(plain));

  it('keeps the query when it names the file, and the tracker’s own files', () => {
    expect(enclosureKey('https://x.example/get.php?id=1')).not.toBe(
      enclosureKey('https://x.example/get.php?id=2'),
    );
    expect(enclosureKey('https://media.blubrry.com/my_show/1.mp3')).toBe('media.blubrry.com/my_show/1.mp3');
  });

  it('is found for any address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl(), fc.string()), (address) => typeof enclosureKey(address) === 'string'),
    );
  });
});

describe('within one feed', () => {
  const episode = (guid: string, file: string, title = file) =>
    item('', {
      guid: guid && `<guid>${guid}</guid>`,
      title: `<title>${title}</title>`,
      enclosure: `<enclosure url="https://cdn.example/${file}.mp3"/>`,
    });
  const identities = (xml: string) =>
    read(rss(xml)).items.map(({ identity: { guid, enclosure } }) => [guid, enclosure]);

  it('a guid that several items carry is no identity of theirs', () => {
    expect(identities(episode('x', 'a') + episode('x', 'b') + episode('y', 'c'))).toEqual([
      [undefined, 'cdn.example/a.mp3'],
      [undefined, 'cdn.example/b.mp3'],
      ['y', 'cdn.example/c.mp3'],
    ]);
    expect(read(rss(episode('x', 'a') + episode('x', 'b'))).problems).toMatchObject([
      { code: 'shared-guid', setAside: false },
    ]);
  });

  it('a file that several items share is none either', () => {
    expect(identities(episode('x', 'a') + episode('y', 'a'))).toEqual([
      ['x', undefined],
      ['y', undefined],
    ]);
  });

  it('an item that stands twice is set aside once', () => {
    const { items, itemsSeen, problems } = read(
      rss(episode('x', 'a') + episode('x', 'a', 'renamed') + episode('', 'b') + episode('', 'b')),
    );
    expect(items.map(({ position }) => position)).toEqual([1, 3]);
    expect(itemsSeen).toBe(4);
    expect(problems).toMatchObject([
      { code: 'duplicate', setAside: true, item: { position: 2 } },
      { code: 'duplicate', setAside: true, item: { position: 4 } },
    ]);
  });
});
