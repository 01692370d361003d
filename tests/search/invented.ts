import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SearchCue, SearchDocument, SearchKind } from '../../shared/search/document.ts';
import { openSearchIndex } from '../../shared/search/open-index.ts';
import type { SearchRequest, SearchResult } from '../../shared/search/search.ts';
import { createIndex } from '../../shared/search/writer.ts';

/** A folder that is gone when the test is over. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'companion-search-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

type Told = Partial<Omit<SearchDocument, 'kind'>> & { kind?: SearchKind; text?: string; cues?: SearchCue[] };

/** A document of which a test tells only what it is about. */
export function documentOf({ kind = 'episode', text = '', cues = [], ...told }: Told): SearchDocument {
  const id = told.id ?? 'one';
  const head = {
    id,
    url: kind === 'article' ? `/articles/${id}` : `/my-show/${id}`,
    ...(kind !== 'article' && { show: 'my-show' }),
    title: 'Untitled',
    publishedAt: '2026-03-01T10:00:00.000Z',
    digest: JSON.stringify([told, text, cues]),
    ...told,
  };
  return kind === 'transcript' ? { ...head, kind, cues } : { ...head, kind, text };
}

/** Searches an index of these documents alone. */
export function indexOf(documents: SearchDocument[]) {
  const file = join(testFolder(), 'search.sqlite');
  const writer = createIndex(file);
  writer.putDocuments(documents);
  writer.commit();
  const index = openSearchIndex(file);
  onTestFinished(() => index.close());
  return {
    search: (text: string, rest: Partial<SearchRequest> = {}) => index.search({ text, ...rest }),
    ids: (text: string, rest: Partial<SearchRequest> = {}) =>
      index.search({ text, ...rest }).items.map(({ id }) => id),
  };
}

/** What a result marks as found. */
export const marked = ({ parts }: Pick<SearchResult, 'parts'>): string[] =>
  parts.filter(({ hit }) => hit).map(({ text }) => text);

/** What a person reads. */
export const readable = ({ parts }: Pick<SearchResult, 'parts'>): string =>
  parts.map(({ text }) => text).join('');
