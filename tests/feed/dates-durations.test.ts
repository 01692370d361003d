import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDate } from '../../shared/feed/date.ts';
import { readDuration } from '../../shared/feed/duration.ts';
import { clock, isoDuration } from '../../shared/text/clock.ts';

describe('a duration', () => {
  it.each([
    ['3455', 3455],
    ['57:00', 3420],
    ['1:24:48', 5088],
    [' 01:41:49 ', 6109],
    ['00:50:95', 3095],
    ['1:2:47', 3767],
    ['1014.708375', 1015],
    ['12,5', 13],
    ['90:00', 5400],
    ['0:01:02:03', 3723],
    [':45', 45],
    ['1h 02m', 3720],
    ['34 min', 2040],
    ['1 hour, 5 minutes', 3900],
    ['PT1H2M14S', 3734],
    [3734, 3734],
  ])('of %j is %i seconds', (text, seconds) => expect(readDuration(text)).toBe(seconds));

  it.each([
    '',
    '0',
    '00:00:00',
    'unknown',
    '-5',
    '1:xx',
    '99999999',
    '1e3',
    'NaN',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    undefined,
  ])('of %j is unknown', (text) => expect(readDuration(text)).toBeUndefined());

  it('comes back from every form in which players and machines write it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 * 3600 }), (seconds) => {
        for (const form of [String(seconds), clock(seconds), isoDuration(seconds)])
          expect(readDuration(form)).toBe(seconds);
      }),
    );
  });

  it('of any text is unknown or whole seconds within a week', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d:.,hms ]{0,20}$/)), (text) => {
        const seconds = readDuration(text) ?? 1;
        expect(Number.isInteger(seconds) && seconds > 0 && seconds <= 604_800).toBe(true);
      }),
    );
  });
});

describe('a date', () => {
  it.each([
    ['Sun, 03 Jun 2012 00:00:00 +1000', '2012-06-02T14:00:00.000Z'],
    ['Thu, 22 Dec 11 13:06:13 +0200', '2011-12-22T11:06:13.000Z'],
    ['Thu, 22 Dec 11 13:06:13 CET', '2011-12-22T12:06:13.000Z'],
    ['31 Oct 2009 00:15:00 EDT', '2009-10-31T04:15:00.000Z'],
    ['Fri, Apr 23 2010 00:00:00 -0700', '2010-04-23T07:00:00.000Z'],
    ['Thur, Jan 05, 2012 00:00:00 -0700', '2012-01-05T07:00:00.000Z'],
    ['Sat., 11 Sept. 2010 20:54:13 GMT', '2010-09-11T20:54:13.000Z'],
    ['Tue 11 Jan 2011 01:30:00 GMT', '2011-01-11T01:30:00.000Z'],
    ['Tue,  5 Jul 2005 09:00:00 -0700', '2005-07-05T16:00:00.000Z'],
    ['wed, 04 May 2011 12:00:00 gmt', '2011-05-04T12:00:00.000Z'],
    ['Thu, 05 Sep 2002 0:00:01 GMT', '2002-09-05T00:00:01.000Z'],
    ['January 30, 2006', '2006-01-30T00:00:00.000Z'],
    ['12/21/2005 4:13:00 PM', '2005-12-21T16:13:00.000Z'],
    ['1/7/2009 12:50:00 AM', '2009-01-07T00:50:00.000Z'],
    ['21/12/2005', '2005-12-21T00:00:00.000Z'],
    ['05.04.2012', '2012-04-05T00:00:00.000Z'],
    ['2009-04-02 10:33:00', '2009-04-02T10:33:00.000Z'],
    ['2007-06-26', '2007-06-26T00:00:00.000Z'],
    ['2012-05-14T00:08:13.250+02:00', '2012-05-13T22:08:13.000Z'],
    ['Mon, 01 Mai 2017 10:00:00 Z', '2017-05-01T10:00:00.000Z'],
    ['Mon, 01 May 2017 24:00:00 XYZ', '2017-05-02T00:00:00.000Z'],
    ['Wed, 4 Aug 2184 20:00:00 EST', '2184-08-05T01:00:00.000Z'],
  ])('%j is %s', (text, iso) => expect(readDate(text)?.toISOString()).toBe(iso));

  it.each([
    '',
    'yesterday',
    'Wed, 30 Nov -0001 00:00:00 PST',
    'Mon, 31 Feb 2020 00:00:00 GMT',
    '99/99/2009',
    'Mon, 01 Foo 2020',
    '1901-01-01',
  ])('%j is none', (text) => expect(readDate(text)).toBeUndefined());

  it('comes back from the forms that standards define', () => {
    const seconds = fc.integer({ min: Date.UTC(1991, 0) / 1000, max: Date.UTC(2100, 0) / 1000 });
    fc.assert(
      fc.property(seconds, (at) => {
        const date = new Date(at * 1000);
        for (const form of [
          date.toUTCString(),
          date.toISOString(),
          date.toUTCString().replace('GMT', '+0000'),
        ]) {
          expect(readDate(form)).toEqual(date);
        }
      }),
    );
  });

  it('of any text is none or a real one', () => {
    const parts = fc.constantFrom(
      'Mon, ',
      '31 ',
      '12',
      ' Feb ',
      'May',
      ' 2020',
      ' 99 ',
      ':',
      '25',
      '/',
      '-',
      'T',
      ' +9999',
      ' CET',
      '.',
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(parts, { maxLength: 12 }).map((chosen) => chosen.join('')),
    );
    fc.assert(
      fc.property(text, (value) => {
        expect(readDate(value)?.getTime()).not.toBeNaN();
      }),
    );
  });
});
