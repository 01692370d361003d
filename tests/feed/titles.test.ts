import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberInNotes, parseTitle } from '../../shared/feed/title.ts';
import { readOne } from './feeds.ts';

const show = ['Lanterns of Irvine'];

describe('a title is taken apart', () => {
  it.each([
    ['Lanterns of Irvine #198: Who pays for the lamps?', 'Who pays for the lamps?', 198, []],
    ['LOI #200: Oil and wick', 'Oil and wick', 200, []],
    ['LOI #179 - Part 2', 'Part 2', 179, []],
    ['Lanterns of Irvine: The long night, guest Ann Lee', 'The long night', undefined, ['Ann Lee']],
    ['Lanterns of Irvine: LOI #5: Twice', 'Twice', 5, []],
    ['Ep. 12 - The wick', 'The wick', 12, []],
    ['EP 16: Rubbing the glass', 'Rubbing the glass', 16, []],
    ['Episode 104 The wick', 'The wick', 104, []],
    ['#45 | The wick', 'The wick', 45, []],
    ['S2E5: The wick', 'The wick', 5, []],
    ['The wick (#12)', 'The wick', 12, []],
    ['The wick | Lanterns of Irvine', 'The wick', undefined, []],
    ['The wick feat. Ann Lee', 'The wick', undefined, ['Ann Lee']],
    ['The wick (ft. Ann Lee & Bob Stone)', 'The wick', undefined, ['Ann Lee', 'Bob Stone']],
    ['The wick w/ Ann Lee', 'The wick', undefined, ['Ann Lee']],
    [
      'The wick, with guests Ann Lee, Bo Ek, and Cy de la Cruz',
      'The wick',
      undefined,
      ['Ann Lee', 'Bo Ek', 'Cy de la Cruz'],
    ],
    ['The wick with special guest Éva Ní Dhomhnaill', 'The wick', undefined, ['Éva Ní Dhomhnaill']],
    ['Episode 12 with guest Ann Lee', 'Episode 12', 12, ['Ann Lee']],
  ])('%j', (title, headline, number, guests) => {
    const parts = parseTitle(title, show);
    expect(parts.headline).toBe(headline);
    expect(parts.number).toBe(number);
    expect(parts.guests).toEqual(guests);
  });

  it.each([
    '#1 reason to stay up',
    '12 Angry Lamps',
    '2024: A year in oil',
    'No 10 Downing Street',
    'Episode 1 of 3: The wick',
    'A lamp featured in a window',
    'Interview with Ann Lee',
    'Show #3.5: half',
    '0042',
    '1e3',
    '00123',
    'Lantern light',
    '第12回 橋',
    '…',
  ])('but nothing is cut from %j', (title) => {
    expect(parseTitle(title, show)).toEqual({ headline: title, guests: [] });
  });

  it('and a label that is all of it stays, its number known', () => {
    expect(parseTitle('LOI #200', show)).toEqual({ headline: 'LOI #200', number: 200, guests: [] });
    expect(parseTitle('A series - #37', show)).toEqual({
      headline: 'A series - #37',
      number: 37,
      guests: [],
    });
  });

  it('a bare number at its start is one only when the feed says the same', () => {
    expect(parseTitle('12: The wick', show, 12)).toMatchObject({ headline: 'The wick', number: 12 });
    expect(parseTitle('12: The wick', show, 13)).toMatchObject({ headline: '12: The wick' });
  });

  it.each([
    ['Bonus: More oil', 'More oil', 'bonus'],
    ['[BONUS] More oil', 'More oil', 'bonus'],
    ['Trailer', 'Trailer', 'trailer'],
  ])('%j says what kind of episode it is', (title, headline, kind) => {
    expect(parseTitle(title, show)).toMatchObject({ headline, kind });
  });

  it('a number in the notes counts when it is said of this show', () => {
    expect(numberInNotes('On LOI #179, we light lamps.', show)).toBe(179);
    expect(numberInNotes('On Lanterns of Irvine episode 12, we light lamps.', show)).toBe(12);
    expect(numberInNotes('Heard on XYZ #12 and in 14 houses.', show)).toBeUndefined();
  });

  it('into a headline that is never empty and never longer, whatever it is', () => {
    const piece = fc.constantFrom(
      'LOI',
      '#',
      '12',
      ': ',
      ' - ',
      'Ep. ',
      'guest ',
      'Ann Lee',
      'feat. ',
      '(',
      ')',
      ' | ',
      'Bonus',
      'Lanterns of Irvine',
      ', ',
      'w/ ',
    );
    const title = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.array(piece, { minLength: 1, maxLength: 9 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(title, (text) => {
        const { headline, number = 0 } = parseTitle(text, show);
        expect(headline.length).toBeGreaterThan(0);
        expect(text).toContain(headline);
        expect(Number.isSafeInteger(number)).toBe(true);
      }),
    );
  });
});

describe('the title of an item', () => {
  it.each(['0042', '1e3', '00123', '-0', '0x1F'])('%j stays text, and so does a guid like it', (text) => {
    const { facts, identity } = readOne(
      `<item><title>${text}</title><guid>${text}</guid><enclosure url="https://cdn.example/1.mp3"/></item>`,
    );
    expect(facts.title).toBe(text);
    expect(identity.guid).toBe(text);
  });

  it('gives its number, which goes before the one of the feed', () => {
    const { facts } = readOne(
      `<item><title>Bridges and Roads #7: A ford</title><itunes:episode>3</itunes:episode><itunes:season><![CDATA[2]]></itunes:season><enclosure url="https://cdn.example/1.mp3"/></item>`,
    );
    expect(facts).toMatchObject({
      title: 'Bridges and Roads #7: A ford',
      headline: 'A ford',
      number: 7,
      season: 2,
    });
  });

  it('may leave the number to the notes', () => {
    const { facts } = readOne(
      `<item><title>Bridges and Roads: A ford, guest Ann Lee</title><description><![CDATA[<p>${'Before. '.repeat(50)}</p><p>On <b>BAR</b> #179, we cross.</p>]]></description><enclosure url="https://cdn.example/1.mp3"/></item>`,
    );
    expect(facts).toMatchObject({ headline: 'A ford', number: 179 });
  });

  it('of an item without one is the beginning of its description', () => {
    const { facts } = readOne(
      `<item><description>We cross a river.</description><enclosure url="https://cdn.example/1.mp3"/></item>`,
    );
    expect(facts.headline).toBe('We cross a river.');
  });
});
