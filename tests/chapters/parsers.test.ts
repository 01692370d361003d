import { describe, expect, it } from 'vitest';
import { parseJsonChapters, toChaptersJson } from '../../shared/chapters/json.ts';
import { parseNotesChapters } from '../../shared/chapters/notes.ts';
import { parsePodloveChapters } from '../../shared/chapters/podlove.ts';

const json = (chapters: unknown) => JSON.stringify({ version: '1.2.0', chapters });
const starts = ({ chapters }: { chapters: { start: number }[] }) => chapters.map(({ start }) => start);

describe('JSON chapters', () => {
  it('keep times, titles, links and pictures, and are put in order', () => {
    const { chapters, problems } = parseJsonChapters(
      json([
        {
          startTime: 90.5,
          endTime: 120,
          title: 'Second',
          url: 'https://a.example/b',
          img: 'https://a.example/c.png',
        },
        { startTime: 0, title: 'First' },
      ]),
    );
    expect(problems).toEqual([]);
    expect(chapters).toEqual([
      { start: 0, title: 'First' },
      {
        start: 90.5,
        end: 120,
        title: 'Second',
        url: 'https://a.example/b',
        image: 'https://a.example/c.png',
      },
    ]);
  });

  it('may write times as texts, and be a bare list', () => {
    expect(
      starts(
        parseJsonChapters('\ufeff[{"startTime":"1:02:03.5","title":"A"},{"startTime":"00:10","title":"B"}]'),
      ),
    ).toEqual([10, 3723.5]);
  });

  it('hide what the table of contents leaves out, and what has no title but something to show', () => {
    const { chapters } = parseJsonChapters(
      json([
        { startTime: 1, title: 'Aside', toc: false },
        { startTime: 2, img: 'https://a.example/tower.jpg' },
      ]),
    );
    expect(chapters).toMatchObject([
      { start: 1, title: 'Aside', hidden: true },
      { start: 2, title: '', hidden: true },
    ]);
  });

  it('take only addresses of the web', () => {
    const { chapters } = parseJsonChapters(
      json([{ startTime: 0, title: 'A', url: 'javascript:alert(1)', img: 'data:image/png;base64,AA' }]),
    );
    expect(chapters).toEqual([{ start: 0, title: 'A' }]);
  });

  it.each([
    ['no time', { title: 'A' }, 'no time'],
    ['a time before the beginning', { startTime: -1, title: 'A' }, 'no time'],
    ['nothing to show', { startTime: 1 }, 'no title'],
    ['a beginning after the end of the episode', { startTime: 1800, title: 'A' }, 'after the end'],
    ['no members', 'text', 'no time'],
  ])('set aside an entry with %s, with the reason, and keep the rest', (_, entry, reason) => {
    const { chapters, problems } = parseJsonChapters(json([entry, { startTime: 5, title: 'Kept' }]), {
      duration: 1800,
    });
    expect(chapters).toEqual([{ start: 5, title: 'Kept' }]);
    expect(problems).toMatchObject([{ sentence: expect.stringContaining(reason), setAside: true }]);
  });

  it('are one a moment: the first stays and takes the picture of the second', () => {
    const { chapters, problems } = parseJsonChapters(
      json([
        { startTime: 0, title: 'A' },
        { startTime: 0, title: 'B', img: 'https://a.example/b.png' },
      ]),
    );
    expect(chapters).toEqual([{ start: 0, title: 'A', image: 'https://a.example/b.png' }]);
    expect(problems).toHaveLength(1);
  });

  it('end within the episode, and never before they begin', () => {
    const ends = parseJsonChapters(
      json([
        { startTime: 10, endTime: 5, title: 'A' },
        { startTime: 20, endTime: 900, title: 'B' },
      ]),
      { duration: 60 },
    ).chapters.map(({ end }) => end);
    expect(ends).toEqual([undefined, 60]);
  });

  it('are at most a thousand, with short titles on one line', () => {
    const { chapters, problems } = parseJsonChapters(
      json(Array.from({ length: 1500 }, (_, startTime) => ({ startTime, title: `A\n${startTime}` }))),
    );
    expect(chapters).toHaveLength(1000);
    expect(chapters[7]?.title).toBe('A 7');
    expect(problems).toHaveLength(1);
    const [long] = parseJsonChapters(json([{ startTime: 0, title: 'word '.repeat(500) }])).chapters;
    expect(long?.title.length).toBeLessThanOrEqual(300);
  });

  it('are never so heavy that a row could not hold them', () => {
    const { chapters } = parseJsonChapters(
      json(
        Array.from({ length: 900 }, (_, startTime) => ({
          startTime,
          title: 'ä'.repeat(300),
          url: `https://a.example/${'x'.repeat(1500)}`,
        })),
      ),
    );
    expect(Buffer.byteLength(JSON.stringify(chapters))).toBeLessThan(130_000);
  });

  it.each(['', 'not JSON', '{}', 'null', '{"chapters":{}}', '<html></html>'])(
    'are not found in %j, and it is said',
    (text) => {
      expect(parseJsonChapters(text)).toMatchObject({ chapters: [], problems: [{ code: 'no-chapters' }] });
    },
  );

  it('name ten entries of a hostile file and count the others', () => {
    expect(parseJsonChapters(json(Array.from({ length: 5000 }, () => 0))).problems).toHaveLength(11);
  });

  it('come out as they came in', () => {
    const { chapters } = parseJsonChapters(
      json([
        { startTime: 0, title: 'A', url: 'https://a.example/', img: 'https://a.example/p.png' },
        { startTime: 2.25, endTime: 3, title: 'B', toc: false },
      ]),
    );
    expect(parseJsonChapters(toChaptersJson(chapters))).toEqual({ chapters, problems: [] });
    expect(JSON.parse(toChaptersJson(chapters))).toMatchObject({
      version: '1.2.0',
      chapters: [{ startTime: 0 }, { toc: false }],
    });
  });
});

describe('Podlove simple chapters', () => {
  it('are read from a file of their own or from a whole feed item, whatever the prefix', () => {
    const inside = `<x:chapters xmlns:x="http://podlove.org/simple-chapters" version="1.2">
      <x:chapter start="00:00:00.000" title="Tea &amp; &lt;biscuits&gt;"/>
      <x:chapter start='3:07' title='The "harbour"' href='https://a.example/?a=1&amp;b=2' image="https://a.example/i.png"></x:chapter>
    </x:chapters>`;
    const expected = [
      { start: 0, title: 'Tea & <biscuits>' },
      {
        start: 187,
        title: 'The "harbour"',
        url: 'https://a.example/?a=1&b=2',
        image: 'https://a.example/i.png',
      },
    ];
    expect(parsePodloveChapters(inside).chapters).toEqual(expected);
    expect(parsePodloveChapters(`<rss><channel><item>${inside}</item></channel></rss>`).chapters).toEqual(
      expected,
    );
  });

  it('leave out what stands in a comment, and what has no time', () => {
    const { chapters, problems } = parsePodloveChapters(
      '<!-- <chapter start="1" title="Hidden"/> --><chapter start="2" title="Seen"/><chapter title="Lost"/>',
    );
    expect(chapters).toEqual([{ start: 2, title: 'Seen' }]);
    expect(problems).toHaveLength(1);
  });

  it('are not found in a text without any, and it is said', () => {
    expect(parsePodloveChapters('<chapters></chapters>').problems).toMatchObject([{ code: 'no-chapters' }]);
  });
});

describe('times in notes', () => {
  it.each([
    ['a time before the title', ['00:00 Intro', '12:34 Topic', '1:02:03 Other']],
    ['brackets', ['(00:00) Intro', '[12:34] Topic', '(1:02:03) Other']],
    ['a dash between', ['00:00 - Intro', '12:34 – Topic', '1:02:03: Other']],
    ['bullets and leading zeros', ['• 00:00:00 Intro', '- 00:12:34 | Topic', '* 01:02:03 Other']],
    ['the end of each part', ['00:00 - 12:34 Intro', '12:34 – 1:02:03 Topic', '1:02:03 - 1:10:00 Other']],
    [
      'titles on the next line',
      ['(00:00)', '', 'Intro', '', '(12:34)', '', 'Topic', '', '(1:02:03)', '', 'Other'],
    ],
  ])('are chapters when written with %s', (_, lines) => {
    for (const notes of [
      lines.join('\n'),
      lines.join('<br />'),
      `<ul>${lines.map((line) => `<li>${line}</li>`).join('')}</ul>`,
    ]) {
      const { chapters } = parseNotesChapters(notes);
      expect(chapters.map(({ start, title }) => [start, title])).toEqual([
        [0, 'Intro'],
        [754, 'Topic'],
        [3723, 'Other'],
      ]);
    }
  });

  it('give a chapter the link of its line, not the link of the time', () => {
    const { chapters } = parseNotesChapters(
      '<p><a href="https://player.example/?t=0">0:00</a> One<br />1:00 <a href="https://a.example/?x=1&amp;y=2">Two</a><br />2:00 Three</p>',
    );
    expect(chapters).toEqual([
      { start: 0, title: 'One' },
      { start: 60, title: 'Two', url: 'https://a.example/?x=1&y=2' },
      { start: 120, title: 'Three' },
    ]);
  });

  it.each([
    ['only two of them', '0:00 One\n1:00 Two'],
    ['hours of the day', '9:30 am Doors\n10:00 am Talk\n11:30 a.m. Tea'],
    ['times inside sentences', 'At 0:10 we laugh.\nAt 1:10 we cry.\nAt 2:10 we stop.'],
    ['times beyond the episode', '50:00 One\n55:00 Two\n59:00 Three'],
    ['times that do not ascend', '9:00 One\n8:00 Two\n7:00 Three'],
  ])('are no chapters and no problem when there are %s', (_, notes) => {
    expect(parseNotesChapters(notes, { duration: 1800 })).toEqual({ chapters: [], problems: [] });
  });

  it('leave out a mention that goes back, and say what lies outside the episode', () => {
    const { chapters, problems } = parseNotesChapters('0:00 A\n5:00 B\n2:00 as we said\n9:00 C\n99:00 D', {
      duration: 600,
    });
    expect(chapters.map(({ title }) => title)).toEqual(['A', 'B', 'C']);
    expect(problems).toHaveLength(1);
  });
});
