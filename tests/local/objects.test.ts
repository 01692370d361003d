import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolderObjects } from '../../infra/local/objects.ts';
import { ObjectConflictError, type ObjectStore } from '../../shared/objects.ts';

let folder: string;
let objects: ObjectStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'objects-'));
  objects = createFolderObjects(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string, condition: { ifMatch: string } | { ifAbsent: true } | object = {}) =>
  objects.put(name, Buffer.from(text), { contentType: 'text/plain', ...condition });
const textOf = async (name: string) => Buffer.from((await objects.get(name))?.body ?? []).toString();

describe('Objects in a folder', () => {
  it('come back as they were put, with an etag that tells contents apart', async () => {
    const first = await put('transcripts/a.json.gz', 'one');
    expect(await textOf('transcripts/a.json.gz')).toBe('one');
    expect((await objects.get('transcripts/a.json.gz'))?.etag).toBe(first.etag);
    expect((await put('transcripts/a.json.gz', 'two')).etag).not.toBe(first.etag);
    expect(await textOf('transcripts/a.json.gz')).toBe('two');
  });

  it('are missing until they are put', async () => {
    expect(await objects.get('nothing')).toBeUndefined();
    await put('folder/object', 'x');
    expect(await objects.get('folder')).toBeUndefined();
  });

  it('are replaced only when they are what the writer knows', async () => {
    const { etag } = await put('index', 'one');
    await put('index', 'two', { ifMatch: etag });
    await expect(put('index', 'three', { ifMatch: etag })).rejects.toThrow(ObjectConflictError);
    await expect(put('other', 'one', { ifMatch: etag })).rejects.toThrow(ObjectConflictError);
    expect(await textOf('index')).toBe('two');
    expect(await objects.get('other')).toBeUndefined();
  });

  it('are made only where nothing is, when that is asked for', async () => {
    await put('index', 'one', { ifAbsent: true });
    await expect(put('index', 'two', { ifAbsent: true })).rejects.toMatchObject({ object: 'index' });
    expect(await textOf('index')).toBe('one');
  });

  it('are won by exactly one of many writers at once, from several stores on one folder', async () => {
    const { etag } = await put('index', 'start');
    const others = Array.from({ length: 8 }, () => createFolderObjects(folder));
    const results = await Promise.allSettled(
      others.map((store, at) =>
        store.put('index', Buffer.from(`${at}`), { contentType: 'text/plain', ifMatch: etag }),
      ),
    );
    const winners = results.flatMap(({ status }, at) => (status === 'fulfilled' ? [`${at}`] : []));
    expect(winners).toEqual([await textOf('index')]);
  });

  it('leave nothing else in the folder, and are not kept waiting by a writer that died', async () => {
    writeFileSync(join(folder, 'index~lock'), '');
    utimesSync(join(folder, 'index~lock'), new Date(0), new Date(0));
    await put('index', 'one');
    expect(readdirSync(folder)).toEqual(['index']);
    expect(readFileSync(join(folder, 'index'), 'utf8')).toBe('one');
  });

  it.each([
    '',
    '/etc/passwd',
    '../up',
    'a/../../up',
    'a//b',
    'a/',
    '.hidden',
    'a/.b',
    'a\\b',
    'A',
    'a~lock',
    'a\0b',
    'ä',
    'x'.repeat(201),
  ])('refuse the name %j, for reading and for writing', async (name) => {
    await expect(objects.get(name)).rejects.toThrow(RangeError);
    await expect(put(name, 'x')).rejects.toThrow(RangeError);
  });
});
