import { addressKey, canonicalAddress } from '../../shared/articles/address.ts';
import { addressesOfOwn } from '../../shared/articles/sources.ts';
import type { Site } from '../../shared/site/schema.ts';
import type { ArticleRow } from '../../shared/sync/article-row.ts';

/** Ids of own articles by the keys of all addresses under which they are cited: here, and where they first appeared. */
export const ownByAddress = (site: Pick<Site, 'url'>, rows: ArticleRow[]): Map<string, string> =>
  new Map(
    rows.flatMap(({ id, sources }) =>
      (sources.own ? addressesOfOwn(site, sources.own) : []).map((address) => [
        addressKey(canonicalAddress(address) ?? address),
        id,
      ]),
    ),
  );
