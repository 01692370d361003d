import { searchKinds } from './document.ts';
import type { SearchRequest } from './search.ts';

/** Where the search page stands. */
export const searchPath = '/search';

/**
 * What the address of a search page asks for. Nothing is refused: what makes no sense is as if it were not there.
 * @example readSearchAddress(new URLSearchParams('q=ferry&year=2026&page=x')) // { text: 'ferry', year: 2026 }
 */
export function readSearchAddress(parameters: URLSearchParams): SearchRequest {
  const show = parameters.get('show');
  const kind = searchKinds.find((candidate) => candidate === parameters.get('kind'));
  const year = wholeNumber(parameters.get('year'));
  const page = wholeNumber(parameters.get('page'));
  return {
    text: parameters.get('q') ?? '',
    ...(show && { show }),
    ...(kind && { kind }),
    ...(year && { year }),
    ...(page && { page }),
  };
}

/**
 * The address of a search page, for links to another page or filter.
 * @example searchAddress({ text: 'slow boat', show: 'my-show', page: 2 }) // '/search?q=slow+boat&show=my-show&page=2'
 */
export function searchAddress({ text, show, kind, year, page }: SearchRequest): string {
  const parameters = new URLSearchParams({ q: text });
  if (show) parameters.set('show', show);
  if (kind) parameters.set('kind', kind);
  if (year) parameters.set('year', String(year));
  if (page && page > 1) parameters.set('page', String(page));
  return `${searchPath}?${parameters}`;
}

const wholeNumber = (text: string | null): number | undefined =>
  text && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
