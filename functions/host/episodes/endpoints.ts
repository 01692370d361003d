import { type Episode, episodeSchema } from '../../../shared/episode.ts';
import { hasRole } from '../../../shared/host/role.ts';
import type { Page, PageOptions } from '../../../shared/reader.ts';
import { hiddenEpisodes } from '../../../shared/table/keys.ts';
import { readPage } from '../../../shared/table/pages.ts';
import { createReader } from '../../../shared/table/reader.ts';
import { showPage } from '../console-page.ts';
import type { HostEndpoint } from '../endpoint.ts';
import type { HostParts } from '../parts.ts';
import { addEndpoints } from './add-endpoints.ts';
import { editEndpoints } from './edit-endpoints.ts';
import { episodesPage, episodesRoom } from './episodes-page.ts';
import { linkEndpoints } from './link-endpoints.ts';
import { retypeEndpoints } from './retype-endpoints.ts';
import { wordsEndpoints } from './words-endpoints.ts';

/** Episodes and their articles, as hosts see to them. */
export function episodeEndpoints(parts: HostParts): HostEndpoint[] {
  const { table, cursors, now } = parts;
  const reader = createReader(table, cursors, now);
  return [
    {
      method: 'GET',
      path: episodesRoom,
      needs: 'moderator',
      async answer(c, session) {
        const cursor = c.req.query('cursor');
        const options = { limit: 30, ...(cursor && { cursor }) };
        const list = c.req.query('list') === 'hidden' ? 'hidden' : 'shown';
        const page = await (list === 'hidden' ? readHidden(parts, options) : reader.latest(options));
        return showPage(
          parts,
          c,
          episodesPage(parts.site, page, { list, isHost: hasRole(session.role, 'host') }),
        );
      },
    },
    ...addEndpoints(parts),
    ...editEndpoints(parts),
    ...retypeEndpoints(parts),
    ...wordsEndpoints(parts),
    ...linkEndpoints(parts),
  ];
}

const readHidden = (
  source: Pick<HostParts, 'table' | 'cursors'>,
  options: PageOptions,
): Promise<Page<Episode>> =>
  readPage(
    source,
    'hidden',
    { index: 'byTime', partition: hiddenEpisodes, newestFirst: true },
    (row) => episodeSchema.parse(row),
    options,
  );
