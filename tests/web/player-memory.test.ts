import { describe, expect, test } from 'vitest';
import { chaptersIn } from '../../web/src/player/chapters.ts';
import { Memory } from '../../web/src/player/memory.ts';

const track = (id: string) => ({
  id,
  src: `https://audio.example/${id}.mp3`,
  title: id.toUpperCase(),
  href: `/show/${id}-a`,
  show: 'show',
  showTitle: 'Show',
});

function storage(text?: string) {
  const kept = new Map(text === undefined ? [] : [['player', text]]);
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      kept.set(key, value);
    },
  };
}

const fresh = {
  places: [],
  recent: [],
  open: false,
  queue: [],
  rate: 1,
  skip: {},
  volume: 1,
  muted: false,
  keys: true,
};

describe('what the player remembers', () => {
  test('is found again by the next page', () => {
    const store = storage();
    const memory = new Memory(() => store);
    memory.keep(track('a'), 12.34);
    memory.write({ rate: 1.35, volume: 0.4, muted: true, queue: [track('b')] });
    const later = new Memory(() => store);
    expect(later.position('a')).toBe(12.3);
    expect(later.read()).toMatchObject({
      open: true,
      rate: 1.35,
      volume: 0.4,
      muted: true,
      queue: [track('b')],
    });
    expect(later.read().recent).toEqual([track('a')]);
  });

  test('has the newest first, each once, and no more than 200 positions', () => {
    const memory = new Memory(() => store);
    const store = storage();
    for (let at = 0; at < 230; at += 1) memory.keep(track(`e${at}`), 60 + at);
    memory.keep(track('e100'), 7);
    const { places, recent } = memory.read();
    expect(places).toHaveLength(200);
    expect(places.slice(0, 2)).toEqual([
      { id: 'e100', position: 7 },
      { id: 'e229', position: 289 },
    ]);
    expect(memory.position('e0')).toBeUndefined();
    expect(recent.map(({ id }) => id)).toEqual([
      'e100',
      'e229',
      'e228',
      'e227',
      'e226',
      'e225',
      'e224',
      'e223',
    ]);
    expect(store.kept.get('player')?.length).toBeLessThan(20_000);
  });

  test('loses an episode that was heard to its end', () => {
    const memory = new Memory(() => storage());
    memory.keep(track('a'), 60);
    memory.forget('a');
    expect(memory.position('a')).toBeUndefined();
    expect(memory.read()).toMatchObject({ recent: [], open: false });
  });

  test('is shared with another window, which may have written since', () => {
    const store = storage();
    const [one, two] = [new Memory(() => store), new Memory(() => store)];
    one.keep(track('a'), 60);
    two.keep(track('b'), 70);
    one.write({ rate: 2 });
    expect(two.read()).toMatchObject({ rate: 2, recent: [track('b'), track('a')] });
  });

  test.each([
    'null',
    '[]',
    '{',
    '"x"',
    '{"version":2,"rate":2}',
    '{"version":1,"places":{"a":1},"recent":[null,4],"queue":"x","rate":"fast","volume":-1,"muted":1,"open":true}',
    '{"version":1,"places":[{"id":1},{"id":"a","position":-1},{"id":"a","position":"4"},null]}',
    '{"version":1,"rate":99,"volume":1e9,"skip":{"back":0,"forward":"9"}}',
  ])('is nothing when the storage holds %s', (text) => {
    expect(new Memory(() => storage(text)).read()).toEqual(fresh);
  });

  test('never holds an address that is not one', () => {
    for (const change of [
      { src: 'javascript:1' },
      { href: 'javascript:1' },
      { href: '//elsewhere.example' },
    ]) {
      const text = JSON.stringify({ version: 1, queue: [{ ...track('a'), ...change }, track('b')] });
      expect(new Memory(() => storage(text)).read().queue).toEqual([track('b')]);
    }
  });

  test('lasts as long as the page where storage is refused or full', () => {
    const refused = new Memory(() => {
      throw new Error('Refused.');
    });
    const full = new Memory(() => ({
      getItem: () => null,
      setItem: () => {
        throw new Error('Full.');
      },
    }));
    for (const memory of [refused, full]) {
      memory.keep(track('a'), 60);
      memory.write({ rate: 1.5 });
      expect(memory.position('a')).toBe(60);
      expect(memory.read().rate).toBe(1.5);
    }
  });
});

describe('a chapters document', () => {
  test('gives its named chapters in order', () => {
    const document = {
      version: '1.2.0',
      chapters: [
        { startTime: 60, title: 'Later' },
        { startTime: 0, endTime: 50, title: 'Opening' },
        { startTime: 30, title: 'A picture', toc: false },
        { startTime: -1, title: 'Never' },
        { startTime: 'x', title: 'Nowhere' },
        { startTime: 5 },
        null,
      ],
    };
    expect(chaptersIn(document)).toEqual([
      { start: 0, end: 50, title: 'Opening' },
      { start: 60, title: 'Later' },
    ]);
    expect([null, 'x', {}, { chapters: 4 }].map(chaptersIn)).toEqual([[], [], [], []]);
  });
});
