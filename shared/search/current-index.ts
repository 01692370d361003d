import { openSearchIndex, type SearchIndex } from './open-index.ts';
import type { SearchIndexSource } from './place.ts';
import type { SearchAnswer, SearchRequest } from './search.ts';

/** Searches whatever index is current. */
export type Search = {
  /** @returns `undefined` as long as no index was built */
  search(request: SearchRequest): Promise<SearchAnswer | undefined>;
  /** Closes the index; a later search opens it again. */
  close(): void;
};

/**
 * Opens the current index when first asked, and the next one when it has taken its place.
 * @example createSearch(createFilePlace('.local/search/v1.sqlite'))
 */
export function createSearch(source: SearchIndexSource): Search {
  let open: { index: SearchIndex; version: string } | undefined;
  return {
    async search(request) {
      const current = await source.current();
      if (!current) return undefined;
      if (open?.version !== current.version) {
        const index = openSearchIndex(current.file);
        open?.index.close();
        open = { index, version: current.version };
      }
      return open.index.search(request);
    },
    close() {
      open?.index.close();
      open = undefined;
    },
  };
}
