import { describe, expect, test } from 'vitest';
import {
  initialState,
  isActive,
  next,
  type PlayerEvent,
  rateAfter,
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
const reached = (...events: PlayerEvent[]) => events.reduce(next, initialState);
const chosen: PlayerEvent = { type: 'chosen', track, at: 0 };

describe('the player', () => {
  test('does nothing before an episode is chosen', () => {
    expect(reached({ type: 'playing' }, { type: 'moved', position: 5 })).toBe(initialState);
  });

  test('loads, plays, pauses and goes on', () => {
    expect(reached(chosen)).toMatchObject({ phase: 'loading', duration: 100 });
    expect(isActive(reached(chosen, { type: 'playing' }))).toBe(true);
    expect(reached(chosen, { type: 'playing' }, { type: 'paused' }).phase).toBe('paused');
  });

  test('takes its length from the audio rather than the feed, once it is known', () => {
    expect(reached(chosen, { type: 'measured', duration: 90 }).duration).toBe(90);
    expect(reached(chosen, { type: 'measured', duration: Number.POSITIVE_INFINITY }).duration).toBe(100);
  });

  test('says that audio failed until somebody acts', () => {
    const failed = reached(chosen, { type: 'failed' });
    expect(next(failed, { type: 'paused' }).phase).toBe('failed');
    expect(next(failed, { type: 'moved', position: 30 }).phase).toBe('failed');
    expect(next(failed, { type: 'played', position: 31 }).phase).toBe('playing');
    expect(next(failed, chosen).phase).toBe('loading');
  });

  test('stays at the end when it has ended', () => {
    expect(reached(chosen, { type: 'ended' }, { type: 'paused' }).phase).toBe('ended');
  });

  test('steps inside the audio only', () => {
    expect(stepped(reached(chosen, { type: 'moved', position: 10 }), -15)).toBe(0);
    expect(stepped(reached(chosen, { type: 'moved', position: 90 }), 30)).toBe(100);
  });

  test('keeps its speed from one episode to the next, and the speeds go round', () => {
    expect(reached(chosen, { type: 'rated', rate: 1.5 }, chosen).rate).toBe(1.5);
    const round = [1];
    do round.push(rateAfter(round.at(-1) ?? 1));
    while (round.at(-1) !== 1 && round.length < 20);
    expect(round).toEqual([1, 1.25, 1.5, 1.75, 2, 0.75, 1]);
    expect(rateAfter(3)).toBe(1);
  });
});
