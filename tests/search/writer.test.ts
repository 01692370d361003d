import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSearch } from '../../shared/search/current-index.ts';
import { documentKey, type SearchDocument } from '../../shared/search/document.ts';
import { openSearchIndex } from '../../shared/search/open-index.ts';
import { createFilePlace } from '../../shared/search/place.ts';
import { createIndex, updateIndex } from '../../shared/search/writer.ts';
import { documentOf, testFolder } from './invented.ts';

const birds = [
  'heron',
  'herons',
  'otter',
  'plover',
  'plovers',
  'tern',
  'curlew',
  'gannet',
  'heorn',
  'puffin',
];
const sentence = fc.array(fc.constantFrom(...birds), { maxLength: 120 }).map((words) => words.join(' '));
const ids = ['one', 'two', 'three', 'four'];

const anyDocument: fc.Arbitrary<SearchDocument> = fc
  .record({
    id: fc.constantFrom(...ids),
    kind: fc.constantFrom('episode' as const, 'transcript' as const, 'article' as const),
    title: sentence,
    names: fc.constantFrom(...birds),
    people: fc.array(fc.constantFrom(...birds), { maxLength: 3 }),
    said: sentence,
    year: fc.integer({ min: 2020, max: 2026 }),
  })
  .map(({ said, year, ...told }) =>
    documentOf({
      ...told,
      text: said,
      cues: said.split(' ').map((text, at) => ({ start: at * 2, text })),
      publishedAt: `${year}-01-01T00:00:00.000Z`,
    }),
  );

type Step = { put: SearchDocument[] } | { remove: string };
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ put: fc.array(anyDocument, { minLength: 1, maxLength: 4 }) }),
  fc.record({ remove: anyDocument.map(documentKey) }),
);

const queries = [
  'heron',
  'heron otter ',
  '"plover tern"',
  'tern -otter',
  'hero',
  'gannett',
  'curlew puffin gannet ',
  '',
];
const answersOf = (file: string) => {
  const index = openSearchIndex(file);
  try {
    return queries.map((text) => index.search({ text }));
  } finally {
    index.close();
  }
};

describe('An index that is updated', () => {
  it('answers like one that is built anew from the same documents', () => {
    const folder = testFolder();
    let run = 0;
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 1, maxLength: 6 }), (steps) => {
        run += 1;
        const updated = join(folder, `updated-${run}.sqlite`);
        const kept = new Map<string, SearchDocument>();
        for (const step of steps) {
          const writer = updateIndex(updated);
          if ('put' in step) {
            writer.putDocuments(step.put);
            for (const document of step.put) kept.set(documentKey(document), document);
          } else {
            expect(writer.removeDocument(step.remove)).toBe(kept.delete(step.remove));
          }
          writer.commit();
        }
        const rebuilt = join(folder, `rebuilt-${run}.sqlite`);
        const writer = createIndex(rebuilt);
        expect(writer.putDocuments(kept.values())).toBe(kept.size);
        writer.commit();
        expect(answersOf(updated)).toEqual(answersOf(rebuilt));
      }),
      { numRuns: 60 },
    );
  });

  it('writes only documents whose digest is another', () => {
    const file = join(testFolder(), 'search.sqlite');
    const all = ids.map((id) => documentOf({ id, text: 'heron' }));
    const first = createIndex(file);
    expect(first.putDocuments(all)).toBe(4);
    first.commit();
    const second = updateIndex(file);
    expect(second.putDocuments([...all, documentOf({ id: 'one', text: 'otter' })])).toBe(1);
    expect(second.digests().size).toBe(4);
    second.commit();
    expect(
      answersOf(file)[0]
        ?.items.map(({ id }) => id)
        .sort(),
    ).toEqual(['four', 'three', 'two']);
  });

  it.each([
    ['is missing', undefined],
    ['is no database', 'not a database at all, but long enough to look like one'],
    ['is empty', ''],
  ])('begins anew when the old file %s', (_, content) => {
    const file = join(testFolder(), 'search.sqlite');
    if (content !== undefined) writeFileSync(file, content);
    const writer = updateIndex(file);
    writer.putDocuments([documentOf({ text: 'heron' })]);
    writer.commit();
    expect(answersOf(file)[0]?.total).toBe(1);
  });

  it('keeps the old one and leaves nothing behind when it is given up half-way', () => {
    const folder = testFolder();
    const file = join(folder, 'search.sqlite');
    const first = createIndex(file);
    first.putDocuments([documentOf({ text: 'heron' })]);
    first.commit();
    const second = updateIndex(file);
    second.putDocuments([documentOf({ id: 'two', text: 'heron' })]);
    expect(answersOf(file)[0]?.total).toBe(1);
    second.abandon();
    expect(readdirSync(folder)).toEqual(['search.sqlite']);
    expect(answersOf(file)[0]?.total).toBe(1);
  });

  it('takes away what builds left that were killed long ago, and nothing else', async () => {
    const folder = testFolder();
    const drafts = ['search.sqlite.old.draft', 'search.sqlite.young.draft', 'other.sqlite.old.draft'];
    for (const draft of drafts) writeFileSync(join(folder, draft), '');
    const longAgo = new Date(Date.now() - 2 * 60 * 60_000);
    for (const old of ['search.sqlite.old.draft', 'other.sqlite.old.draft']) {
      utimesSync(join(folder, old), longAgo, longAgo);
    }
    await createFilePlace(join(folder, 'search.sqlite')).update(async () => true);
    expect(readdirSync(folder).sort()).toEqual([
      'other.sqlite.old.draft',
      'search.sqlite',
      'search.sqlite.young.draft',
    ]);
  });

  it('bounds what one document can take', () => {
    const file = join(testFolder(), 'search.sqlite');
    const writer = createIndex(file);
    writer.putDocuments([
      documentOf({ id: 'one', title: 'x'.repeat(10_000), text: `${'heron '.repeat(200_000)} otter` }),
      documentOf({ id: 'two', text: '\0nul\0 and \ud800 half' }),
    ]);
    writer.commit();
    const index = openSearchIndex(file);
    expect(index.search({ text: 'heron' }).items[0]?.title).toHaveLength(500);
    expect(index.search({ text: 'otter ' }).total).toBe(0);
    expect(index.search({ text: 'nul half ' }).total).toBe(1);
    index.close();
  });
});

describe('A reader of an index that is replaced', () => {
  it('sees one version or the next, never a mixture, and no error', async () => {
    const file = join(testFolder(), 'search.sqlite');
    createIndex(file).commit();
    const sights = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(new URL('./writing-worker.ts', import.meta.url), {
      workerData: { file, rounds: 25, seen: sights },
    });
    const finished = new Promise((resolve, reject) => {
      worker.once('message', resolve).once('error', reject);
    });
    let isDone = false;
    void finished.then(() => {
      isDone = true;
    });
    const search = createSearch(createFilePlace(file));
    const seen: number[] = [];
    while (!isDone) {
      const answer = await search.search({ text: 'pelican', limit: 50 });
      const rounds = new Set(answer?.items.map(({ title }) => title));
      expect(rounds.size).toBeLessThan(2);
      expect([0, 20]).toContain(answer?.total);
      for (const round of rounds) seen.push(Number(round.slice('Round '.length)));
      Atomics.add(sights, 0, 1);
      Atomics.notify(sights, 0);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await finished;
    expect(new Set(seen).size).toBeGreaterThan(2);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect((await search.search({ text: 'pelican' }))?.items[0]?.title).toBe('Round 25');
    search.close();
  });

  it('keeps answering from the version that it has open', () => {
    const file = join(testFolder(), 'search.sqlite');
    const first = createIndex(file);
    first.putDocuments([documentOf({ text: 'heron' })]);
    first.commit();
    const open = openSearchIndex(file);
    createIndex(file).commit();
    expect(open.search({ text: 'heron' }).total).toBe(1);
    open.close();
    expect(answersOf(file)[0]?.total).toBe(0);
  });
});
