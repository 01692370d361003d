import { describe, expect, it } from 'vitest';
import { parseTranscript } from '../../shared/transcripts/parse.ts';

const read = (text: string, type?: string) => {
  const { transcript, problems } = parseTranscript(text, type);
  return { ...transcript, problems };
};
const said = (text: string) => read(text).cues.map(({ speaker, text: words }) => [speaker, words]);

describe('WebVTT', () => {
  it('gives cues with times, words and who speaks', () => {
    expect(
      read(
        'WEBVTT - a title\n\n1\n00:00:01.000 --> 00:00:02.500 align:start position:0%\n<v.loud Ada Byron>Good <i>morning</i>\nto all.</v>\n\n01:05.000 --> 01:06.000\nWithout hours.\n',
      ),
    ).toEqual({
      cues: [
        { start: 1, end: 2.5, speaker: 'Ada Byron', text: 'Good morning to all.' },
        { start: 65, end: 66, text: 'Without hours.' },
      ],
      problems: [],
    });
  });

  it('passes over notes, styles and regions, even with an arrow in them', () => {
    expect(
      said(
        'WEBVTT\n\nSTYLE\n::cue(v[voice="A"]) { color: red }\n\nREGION\nid:fred\n\nNOTE 00:01.000 --> 00:02.000\nof the author\n\n00:01.000 --> 00:02.000\nNOTE to self: begin.\n\nNOTE\nThe end.\n',
      ),
    ).toEqual([[undefined, 'NOTE to self: begin.']]);
  });

  it('makes one cue of each voice', () => {
    expect(said('WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ada>Yes.</v> <v Ben>No.</v>')).toEqual([
      ['Ada', 'Yes.'],
      ['Ben', 'No.'],
    ]);
  });

  it('reads entities as what they stand for, which is words and no markup', () => {
    expect(
      said('WEBVTT\n\n00:01.000 --> 00:02.000\nQ&amp;A: 1 &lt; 2, &lt;b&gt; &uuml;&#39;&nbsp;x'),
    ).toEqual([[undefined, "Q&A: 1 < 2, <b> ü' x"]]);
  });

  it('is known by its words, not by its label, and by its label when it lost its header', () => {
    const cue = '00:01.000 --> 00:02.000\nHello there.\n';
    expect(read(`\ufeffWEBVTT\r\n\r\n${cue.replaceAll('\n', '\r\n')}`, 'application/json').cues).toHaveLength(
      1,
    );
    expect(read(`Kind: captions\n\n${cue}`, 'text/vtt').cues).toHaveLength(1);
  });
});

describe('SubRip', () => {
  it('takes commas or dots, missing hours, missing counters and blank lines inside a cue', () => {
    expect(
      read(
        '\ufeff1\n00:00:01,000 --> 00:00:02,500\nOne,\n\ntwo.\n\n00:03.0 --> 00:04.000\nThree.\n3\n0:00:05,5 --> 0:00:06,0 X1:1\n42\n\n4\n00:00:07,000 --> 00:00:08,000\nFive.',
      ),
    ).toEqual({
      cues: [
        { start: 1, end: 2.5, text: 'One, two.' },
        { start: 3, end: 4, text: 'Three.' },
        { start: 5.5, end: 6, text: '42' },
        { start: 7, end: 8, text: 'Five.' },
      ],
      problems: [],
    });
  });

  const spoken = (...lines: string[]) =>
    said(
      lines.map((line, at) => `${at + 1}\n00:00:0${at},000 --> 00:00:0${at + 1},000\n${line}\n`).join('\n'),
    );

  it('finds who speaks, until somebody else does', () => {
    expect(
      spoken(
        'Ada Byron: Hello.',
        'And welcome.',
        '>> BEN: Thank you.',
        '[Speaker 2]: Hi.',
        'SPEAKER_01: So.',
      ),
    ).toEqual([
      ['Ada Byron', 'Hello.'],
      ['Ada Byron', 'And welcome.'],
      ['BEN', 'Thank you.'],
      ['Speaker 2', 'Hi.'],
      ['SPEAKER_01', 'So.'],
    ]);
  });

  it('takes one word for a name only when it comes back', () => {
    expect(
      spoken('Ada: Hello.', 'Remember: one thing.', 'here is a list: tea', '[MUSIC] plays', 'Ada: Bye.'),
    ).toEqual([
      ['Ada', 'Hello.'],
      ['Ada', 'Remember: one thing.'],
      ['Ada', 'here is a list: tea'],
      ['Ada', '[MUSIC] plays'],
      ['Ada', 'Bye.'],
    ]);
  });

  it('strips tags, also those that stripping would join', () => {
    expect(spoken('<font color="red">Red</font> {\\an8}', '<<b>script>alert(1)<</b>/script>')).toEqual([
      [undefined, 'Red {\\an8}'],
      [undefined, 'alert(1)'],
    ]);
  });

  it('sets aside what has no times, or ends before it begins, and keeps the rest', () => {
    const { cues, problems } = read(
      '1\n00:00:01,000 --> later\nLost.\n\n2\n00:00:09,000 --> 00:00:02,000\nBackwards.\n\n3\nxx --> yy\nNowhere.\n\n4\n00:00:03,000 --> 00:00:04,000\nAn arrow --> here.',
    );
    expect(cues).toEqual([{ start: 3, end: 4, text: 'An arrow --> here.' }]);
    expect(problems.map(({ sentence }) => sentence)).toEqual([
      'The cue in line 2 was left out: its end cannot be read.',
      'The cue in line 6 was left out: it ends before it begins.',
      'The cue in line 10 was left out: it has no time that can be read.',
    ]);
  });

  it('comes in the order of time', () => {
    expect(
      read('00:00:05,000 --> 00:00:06,000\nB\n\n00:00:01,000 --> 00:00:02,000\nA').cues.map(
        ({ text }) => text,
      ),
    ).toEqual(['A', 'B']);
  });
});

describe('JSON', () => {
  const segments = (list: unknown[], more = {}) =>
    JSON.stringify({ version: '1.0.0', segments: list, ...more });

  it('is read in the shape of Podcasting 2.0', () => {
    expect(
      read(
        segments([
          { speaker: 'Ada', startTime: 0.5, endTime: 2, body: 'Good morning to all.' },
          { startTime: 3, body: 'And good night.' },
        ]),
      ),
    ).toEqual({
      cues: [
        { start: 0.5, end: 2, speaker: 'Ada', text: 'Good morning to all.' },
        { start: 3, end: 5, text: 'And good night.' },
      ],
      problems: [],
    });
  });

  const sentence = 'Good morning to all.';
  it.each([
    [
      'segments with text',
      { text: '…', language: 'en', segments: [{ id: 0, start: 1, end: 2, text: ` ${sentence}` }] },
    ],
    [
      'segments with words too',
      { segments: [{ start: 1, end: 2, text: sentence, words: [{ word: 'Good', start: 1, end: 1.2 }] }] },
    ],
    [
      'segments of words alone',
      {
        segments: [
          {
            words: [
              { word: 'Good', start: 1, end: 1.2 },
              { word: 'morning to all', start: 1.2, end: 2 },
              { word: '.', start: 2, end: 2 },
            ],
          },
        ],
      },
    ],
    [
      'utterances in milliseconds',
      {
        utterances: [
          { start: 1000, end: 2000, text: sentence },
          { start: 90_000_000, end: 90_001_000, text: 'Much, much later.' },
        ],
      },
    ],
    ['a list of its own', [{ start: '00:00:01.000', end: '00:00:02.000', text: sentence }]],
    ['a list with durations', [{ start: 1, duration: 1, text: sentence }]],
    [
      'speech in elements',
      {
        monologues: [
          {
            speaker: 0,
            elements: [
              { type: 'text', value: 'Good', ts: 1, end_ts: 1.5 },
              { type: 'text', value: 'morning to all', ts: 1.5, end_ts: 2 },
              { type: 'punct', value: '.' },
            ],
          },
        ],
      },
    ],
    [
      'alternatives',
      {
        results: {
          channels: [
            {
              alternatives: [
                {
                  words: [
                    { word: 'good', punctuated_word: 'Good', start: 1, end: 1.2 },
                    { word: 'morning', start: 1.2, end: 1.5 },
                    { word: 'to', start: 1.5, end: 1.6 },
                    { word: 'all', punctuated_word: 'all.', start: 1.6, end: 2 },
                  ],
                },
              ],
            },
          ],
        },
      },
    ],
    [
      'items',
      {
        results: {
          items: ['Good', 'morning', 'to', 'all']
            .map((content, at) => ({
              type: 'pronunciation',
              start_time: `${1 + at / 4}`,
              end_time: `${1.25 + at / 4}`,
              alternatives: [{ content }],
            }))
            .concat([{ type: 'punctuation', alternatives: [{ content: '.' }] } as never]),
        },
      },
    ],
  ])('is read from a service that writes %s', (_, document) => {
    const [cue] = read(JSON.stringify(document)).cues;
    expect(cue).toMatchObject({ start: 1, end: 2, text: sentence });
  });

  it('joins single words to sentences, by speaker and pause', () => {
    const word = (speaker: string, startTime: number, body: string) => ({
      speaker,
      startTime,
      endTime: startTime + 0.4,
      body,
    });
    expect(
      read(
        segments([
          word('Ada', 0, 'Good'),
          word('Ada', 0.5, 'morning.'),
          word('Ada', 1, 'Well'),
          word('Ben', 1.5, 'So'),
          word('Ben', 9, 'what'),
        ]),
      ).cues,
    ).toEqual([
      { start: 0, end: 0.9, speaker: 'Ada', text: 'Good morning.' },
      { start: 1, end: 1.4, speaker: 'Ada', text: 'Well' },
      { start: 1.5, end: 1.9, speaker: 'Ben', text: 'So' },
      { start: 9, end: 9.4, speaker: 'Ben', text: 'what' },
    ]);
  });

  it('sets aside an entry that is none, and keeps the rest', () => {
    const { cues, problems } = read(
      segments([
        7,
        { startTime: 'soon', body: 'Lost words here' },
        { startTime: 1, endTime: 2, body: 'Kept words here' },
      ]),
    );
    expect(cues).toHaveLength(1);
    expect(problems).toHaveLength(2);
  });

  it('says what language it is in when the feed does not', () => {
    const file = JSON.stringify({
      language: 'de',
      segments: [{ start: 0, end: 1, text: 'Guten Morgen zusammen' }],
    });
    expect(parseTranscript(file).transcript.language).toBe('de');
    expect(parseTranscript(file, '', 'de-AT').transcript.language).toBe('de-AT');
  });
});

describe('HTML', () => {
  it('is read from names, times and paragraphs, whatever stands around them', () => {
    expect(
      read(
        '<!doctype html><html><head><title>T</title><style>p{}</style></head><body><!-- <time>9:99</time> --><cite>Ada:</cite>\n<time>0:05</time>\n<p>Good &amp; well.</p><p>More <b>words</b>.</p><cite>Ben</cite><time>1:00:00</time><p>Bye now.</p><script>alert(1)</script></body></html>',
      ),
    ).toEqual({
      cues: [
        { start: 5, end: 3600, speaker: 'Ada', text: 'Good & well. More words.' },
        { start: 3600, end: 3601, speaker: 'Ben', text: 'Bye now.' },
      ],
      problems: [],
    });
  });

  it.each([
    ['the time before the name', '<p><time>0:05</time> <cite>Ada:</cite> Hello there.</p>'],
    ['the time in brackets', '<cite>Ada</cite> <time datetime="PT5S">[0:05]</time> Hello there.'],
    ['a time that is left open', '<cite>Ada:</cite><time>0:05<p>Hello there.</p>'],
  ])('is read with %s', (_, html) => {
    expect(read(html).cues).toMatchObject([{ start: 5, speaker: 'Ada', text: 'Hello there.' }]);
  });

  it('keeps the speaker until another is named', () => {
    expect(said('<cite>Ada:</cite><time>0:05</time><p>One</p><time>0:10</time><p>Two</p>')).toEqual([
      ['Ada', 'One'],
      ['Ada', 'Two'],
    ]);
  });
});

describe('what is no transcript', () => {
  it.each([
    '',
    '   ',
    'Just words.',
    '<html><body><p>No times</p></body></html>',
    '{"error":"not found"}',
    '[]',
    'WEBVTT',
  ])('%j gives no cues and says so', (text) => {
    expect(read(text)).toMatchObject({ cues: [], problems: [{ code: 'no-transcript' }] });
  });
});
