import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../shared/objects.ts';
import { createSearch } from '../../shared/search/current-index.ts';
import { createObjectPlace } from '../../shared/search/object-place.ts';
import type { SearchIndexPlace } from '../../shared/search/place.ts';
import { documentOf, testFolder } from './invented.ts';

/** Objects in memory, with a note of each that was asked for. */
function memoryObjects() {
  const bodies = new Map<string, Uint8Array>();
  const asked: string[] = [];
  const state = { isDown: false };
  const objects: ObjectStore = {
    async get(name) {
      asked.push(name);
      if (state.isDown) throw new Error('The store is down.');
      const body = bodies.get(name);
      return body && { body, etag: name };
    },
    async put(name, body) {
      if (state.isDown) throw new Error('The store is down.');
      bodies.set(name, body);
      return { etag: name };
    },
  };
  return { objects, asked, bodies, state };
}

const write = (place: SearchIndexPlace, id: string) =>
  place.update(async (writer) => {
    writer.putDocuments([documentOf({ id, text: 'heron' })]);
    return true;
  });

describe('An index kept as an object', () => {
  it('is nothing before it is built, and found by every machine afterwards', async () => {
    const { objects } = memoryObjects();
    const builder = createObjectPlace(objects, { folder: testFolder() });
    const reader = createObjectPlace(objects, { folder: testFolder(), recheckAfterMs: 0 });
    const search = createSearch(reader);
    expect(await search.search({ text: 'heron' })).toBeUndefined();
    await write(builder, 'one');
    expect((await search.search({ text: 'heron' }))?.total).toBe(1);
    await write(builder, 'two');
    expect((await search.search({ text: 'heron' }))?.total).toBe(2);
    search.close();
  });

  it('is built on by a machine that never saw it', async () => {
    const { objects } = memoryObjects();
    await write(createObjectPlace(objects, { folder: testFolder() }), 'one');
    const other = createObjectPlace(objects, { folder: testFolder() });
    await other.update(async (writer) => {
      expect([...writer.digests().keys()]).toEqual(['episode:one']);
      return false;
    });
  });

  it('is asked after once a minute, by its version alone, and fetched only when that is another', async () => {
    const { objects, asked } = memoryObjects();
    let now = 0;
    await write(createObjectPlace(objects, { folder: testFolder() }), 'one');
    const folder = testFolder();
    const place = createObjectPlace(objects, { folder, now: () => now });
    asked.length = 0;
    await Promise.all([place.current(), place.current(), place.current()]);
    expect(asked).toEqual(['search/v1.version', 'search/v1.sqlite']);
    now = 59_999;
    await place.current();
    expect(asked).toHaveLength(2);
    now = 60_000;
    await place.current();
    expect(asked).toEqual(['search/v1.version', 'search/v1.sqlite', 'search/v1.version']);
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('goes on with its copy while the store is down, and says so when it has none', async () => {
    const { objects, state } = memoryObjects();
    await write(createObjectPlace(objects, { folder: testFolder() }), 'one');
    const place = createObjectPlace(objects, { folder: testFolder(), recheckAfterMs: 0 });
    const before = await place.current();
    state.isDown = true;
    expect(await place.current()).toEqual(before);
    await expect(createObjectPlace(objects, { folder: testFolder() }).current()).rejects.toThrow('down');
  });

  it('stays as it was when building fails, and when nothing changed', async () => {
    const { objects, bodies } = memoryObjects();
    const folder = testFolder();
    const place = createObjectPlace(objects, { folder });
    await write(place, 'one');
    const before = new Map(bodies);
    await expect(
      place.update(async (writer) => {
        writer.putDocuments([documentOf({ id: 'two' })]);
        throw new Error('cut short');
      }),
    ).rejects.toThrow('cut short');
    await place.update(async () => false);
    expect(bodies).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.includes('draft'))).toEqual([]);
  });
});
