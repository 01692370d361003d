import { describe, expect, test } from 'vitest';
import { failureOf } from '../../web/src/player/failure.ts';
import { momentOf } from '../../web/src/player/moment.ts';
import { removed, shifted, toggled } from '../../web/src/player/queue.ts';
import { momentPath } from '../../web/src/player/share.ts';
import { sleepDue, sleepOf } from '../../web/src/player/sleep.ts';
import { rateAfter, settledRate } from '../../web/src/player/speed.ts';
import { spoken } from '../../web/src/player/spoken.ts';
import {
  chapterAt,
  initialState,
  isActive,
  next,
  type PlayerEvent,
  stepped,
} from '../../web/src/player/state.ts';

const track = {
  id: 'one',
  src: '/a.mp3',
  title: 'A',
  href: '/show/one-a',
  show: 'show',
  showTitle: 'Show',
  duration: 100,
};
const other = { ...track, id: 'two' };
const reached = (...events: PlayerEvent[]) => events.reduce(next, initialState);
const chosen: PlayerEvent = { type: 'chosen', track, at: 0 };
const failed: PlayerEvent = { type: 'failed', failure: 'network' };
const chapters = [
  { start: 0, title: 'A' },
  { start: 30, end: 50, title: 'B' },
  { start: 60, title: 'C' },
];

describe('the player', () => {
  test('does nothing before an episode is chosen', () => {
    const deaf: PlayerEvent[] = [
      { type: 'playing' },
      { type: 'moved', position: 5 },
      failed,
      { type: 'stopped' },
    ];
    expect(reached(...deaf)).toBe(initialState);
  });

  test('loads, plays, pauses and goes on', () => {
    expect(reached(chosen)).toMatchObject({ phase: 'loading', duration: 100 });
    expect(isActive(reached(chosen, { type: 'playing' }))).toBe(true);
    expect(reached(chosen, { type: 'playing' }, { type: 'paused' }).phase).toBe('paused');
    expect(reached(chosen, { type: 'playing' }, { type: 'paused' }, { type: 'asked' }).phase).toBe('loading');
  });

  test('set at a moment, it waits for a press', () => {
    const ready = reached({ type: 'cued', track, at: 40, until: 45 });
    expect(ready).toMatchObject({ phase: 'ready', position: 40, until: 45 });
    expect(isActive(ready)).toBe(false);
    expect(next(ready, { type: 'paused' })).toBe(ready);
  });

  test('plays while time passes, whatever was said before', () => {
    for (const before of [{ type: 'waiting' }, failed] as const) {
      expect(reached(chosen, before, { type: 'played', position: 31 })).toMatchObject({
        phase: 'playing',
        position: 31,
        failure: undefined,
      });
    }
  });

  test('takes its length from the audio rather than the feed, once it is known', () => {
    expect(reached(chosen, { type: 'measured', duration: 90 }).duration).toBe(90);
    expect(reached(chosen, { type: 'measured', duration: Number.POSITIVE_INFINITY }).duration).toBe(100);
  });

  test('says that audio failed until somebody acts', () => {
    const state = reached(chosen, failed);
    expect(next(state, { type: 'paused' }).phase).toBe('failed');
    expect(next(state, { type: 'moved', position: 30 }).phase).toBe('failed');
    expect(next(state, chosen)).toMatchObject({ phase: 'loading', failure: undefined });
  });

  test('stays at the end when it has ended, until it is moved', () => {
    const ended = reached(chosen, { type: 'ended' });
    expect(next(ended, { type: 'paused' }).phase).toBe('ended');
    expect(next(ended, { type: 'moved', position: 10 })).toMatchObject({ phase: 'paused', position: 10 });
  });

  test('forgets the end of a range once it was reached or left, and not by a pause within', () => {
    const ranged = reached({ type: 'chosen', track, at: 10, until: 20 }, { type: 'playing' });
    expect(next(next(ranged, { type: 'played', position: 15 }), { type: 'paused' }).until).toBe(20);
    expect(next(next(ranged, { type: 'played', position: 20.1 }), { type: 'paused' }).until).toBeUndefined();
    expect(next(ranged, { type: 'moved', position: 50 }).until).toBeUndefined();
  });

  test('keeps speed, volume and queue from one episode to the next, and nothing of the episode itself', () => {
    const state = reached(
      chosen,
      { type: 'rated', rate: 1.5 },
      { type: 'volume', volume: 0.3, muted: true },
      { type: 'queue', queue: [other] },
      { type: 'chapters', chapters },
      { type: 'sleep', sleep: { kind: 'chapter', at: 30 } },
      { type: 'chosen', track: other, at: 0 },
    );
    expect(state).toMatchObject({ rate: 1.5, volume: 0.3, muted: true, queue: [other] });
    expect(state).toMatchObject({ chapters: [], sleep: undefined });
  });

  test('lets minutes of the sleep timer run on into the next episode', () => {
    const sleep = { kind: 'clock', at: 5 } as const;
    expect(reached(chosen, { type: 'sleep', sleep }, { type: 'chosen', track: other, at: 0 }).sleep).toEqual(
      sleep,
    );
  });

  test('closed, it holds no episode, and its settings still', () => {
    const state = reached(chosen, { type: 'rated', rate: 2 }, { type: 'closed' });
    expect(state).toEqual({ ...initialState, rate: 2 });
  });

  test('steps inside the audio only', () => {
    expect(stepped(reached(chosen, { type: 'moved', position: 10 }), -15)).toBe(0);
    expect(stepped(reached(chosen, { type: 'moved', position: 90 }), 30)).toBe(100);
  });

  test('has speeds from a half to three in twentieths, and the presets go round', () => {
    expect([0.1, 0.52, 1.1499999, 1.35, 9].map(settledRate)).toEqual([0.5, 0.5, 1.15, 1.35, 3]);
    const round = [1];
    do round.push(rateAfter(round.at(-1) ?? 1));
    while (round.at(-1) !== 1 && round.length < 20);
    expect(round).toEqual([1, 1.25, 1.5, 1.75, 2, 0.75, 1]);
    expect(rateAfter(1.35)).toBe(1.5);
    expect(rateAfter(3)).toBe(0.75);
  });

  test('knows the chapter of a second', () => {
    expect([0, 29.9, 30, 55, 99].map((second) => chapterAt(chapters, second))).toEqual([0, 0, 1, 1, 2]);
    expect(chapterAt([], 5)).toBe(-1);
  });
});

describe('the sleep timer', () => {
  const state = { ...reached(chosen, { type: 'chapters', chapters }), position: 35 };

  test('counts minutes, or waits for the end of the chapter or of the episode', () => {
    expect(sleepOf('5', state, 1000)).toEqual({ kind: 'clock', at: 301_000 });
    expect(sleepOf('chapter', state, 0)).toEqual({ kind: 'chapter', at: 50 });
    expect(sleepOf('chapter', { ...state, position: 70 }, 0)).toEqual({ kind: 'episode' });
    expect(sleepOf('chapter', { ...state, chapters: [] }, 0)).toEqual({ kind: 'episode' });
    expect(sleepOf('episode', state, 0)).toEqual({ kind: 'episode' });
    expect(sleepOf('', state, 0)).toBeUndefined();
  });

  test('is due at its moment, and not for somebody who jumps over it', () => {
    const chapter = { kind: 'chapter', at: 50 } as const;
    expect([49.9, 50, 52, 80].map((position) => sleepDue(chapter, position, 0))).toEqual([
      undefined,
      'now',
      'now',
      'past',
    ]);
    expect([999, 1000].map((clock) => sleepDue({ kind: 'clock', at: 1000 }, 0, clock))).toEqual([
      undefined,
      'now',
    ]);
    expect(sleepDue({ kind: 'episode' }, 100, 1e15)).toBeUndefined();
  });
});

describe('the queue', () => {
  const three = [track, other, { ...track, id: 'three' }];
  const ids = (queue: { id: string }[]) => queue.map(({ id }) => id).join(' ');

  test('takes an episode once, and gives it back', () => {
    expect(ids(toggled([track], other))).toBe('one two');
    expect(ids(toggled(three, other))).toBe('one three');
    expect(ids(removed(three, 'one'))).toBe('two three');
  });

  test('moves an episode inside its bounds', () => {
    expect(ids(shifted(three, 'three', -1))).toBe('one three two');
    expect(ids(shifted(three, 'one', 2))).toBe('two three one');
    expect(shifted(three, 'one', -1)).toBe(three);
    expect(shifted(three, 'three', 1)).toBe(three);
    expect(shifted(three, 'nobody', 1)).toBe(three);
  });
});

describe('a moment in an address', () => {
  test.each([
    ['#t=1:02:03', { at: 3723 }],
    ['#t=90', { at: 90 }],
    ['#t=90.5', { at: 90.5 }],
    ['#t=npt:10,25', { at: 10, until: 25 }],
    ['#t=,25', { at: 0, until: 25 }],
    ['#t=25,10', { at: 25 }],
    ['#t=1h2m3s', { at: 3723 }],
    ['#t=15m', { at: 900 }],
    ['#t=', undefined],
    ['#t=-5', undefined],
    ['#t=1e9', undefined],
    ['#t=99999999', undefined],
    ['#t=x', undefined],
    ['#notes', undefined],
    ['', undefined],
  ])('%s', (hash, moment) => {
    expect(momentOf({ hash, search: '' })).toEqual(moment);
  });

  test('may stand in the query, and the fragment wins', () => {
    expect(momentOf({ hash: '', search: '?t=65' })).toEqual({ at: 65 });
    expect(momentOf({ hash: '#t=5', search: '?t=65' })).toEqual({ at: 5 });
  });

  test('is what is shared, and read again', () => {
    expect(momentPath('/show/one-a', 3723.4)).toBe('/show/one-a#t=1:02:03');
    expect(momentPath('/show/one-a', 0.5)).toBe('/show/one-a');
    expect(momentOf(new URL(momentPath('/show/one-a', 3723), 'https://a.example'))).toEqual({ at: 3723 });
  });
});

describe('a failure', () => {
  const facts = { code: 4, message: '', status: 0, online: true, playable: true };
  test.each([
    ['offline', { online: false }],
    ['gone', { status: 404 }],
    ['gone', { message: '404: Not Found' }],
    ['unsupported', { message: 'Failed to init decoder' }],
    [
      'unsupported',
      { message: 'PipelineStatus::DEMUXER_ERROR_COULD_NOT_OPEN: FFmpegDemuxer: open context failed' },
    ],
    ['unsupported', { code: 3 }],
    ['unsupported', { playable: false }],
    ['network', { message: 'MEDIA_ELEMENT_ERROR: Format error' }],
    ['network', { code: 2 }],
    ['network', { status: 503 }],
  ])('is told to be %s by %o', (failure, known) => {
    expect(failureOf({ ...facts, ...known })).toBe(failure);
  });
});

test('times are spoken in words', () => {
  expect([0, 1, 62, 3600, 3723].map(spoken)).toEqual([
    'the beginning',
    '1 second',
    '1 minute 2 seconds',
    '1 hour',
    '1 hour 2 minutes 3 seconds',
  ]);
});
