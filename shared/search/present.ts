import { createMarker, type Part } from './excerpt.ts';
import type { Found } from './hits.ts';
import type { createPlaces } from './places.ts';
import type { Reading } from './plan.ts';
import type { SearchResult } from './search.ts';

/** Makes a result of the documents of one episode or article, the best first. */
export type Present = (group: Found[]) => SearchResult;

/** Results of one reading of a query. */
export function createPresenter({ terms }: Reading, placesOf: ReturnType<typeof createPlaces>): Present {
  const marker = createMarker(terms);
  const places = placesOf(terms, marker);

  return (group) => {
    const [best] = group;
    if (!best) throw new RangeError('A group holds at least one document.');
    const { kind, id, show, title, people, year, publishedAt, url } = best;
    const transcript = group.find((one) => one.kind === 'transcript');
    const moments = transcript ? places.moments(transcript) : [];
    const [moment] = kind === 'transcript' ? moments : [];
    return {
      kind,
      id,
      ...(show !== null && { show }),
      title,
      titleParts: marker.markAll(title),
      people: people.split('\n').map(marker.markAll).filter(hasHit),
      year,
      publishedAt,
      ...(moment ?? { url, parts: places.excerpt(best) }),
      moments,
    };
  };
}

const hasHit = (parts: Part[]): boolean => parts.some(({ hit }) => hit);
