import { dataEndpoints } from './data/endpoints.ts';
import type { HostEndpoint } from './endpoint.ts';
import { entranceEndpoints } from './entrance.ts';
import { episodeEndpoints } from './episodes/endpoints.ts';
import { feedEndpoints } from './feeds/endpoints.ts';
import { insightRoom, showInsight } from './insight/page.ts';
import { showOverview } from './overview.ts';
import type { HostParts } from './parts.ts';
import { queueEndpoints } from './queue/endpoints.ts';

/** Every address of the host console. Each has a row in the table of `tests/host/roles.test.ts`. */
export const hostEndpoints = (parts: HostParts): HostEndpoint[] => [
  {
    method: 'GET',
    path: '/host',
    needs: 'moderator',
    answer: (c, session) => showOverview(parts, c, session),
  },
  ...episodeEndpoints(parts),
  ...feedEndpoints(parts),
  ...queueEndpoints(parts),
  {
    method: 'GET',
    path: insightRoom,
    needs: 'moderator',
    answer: (c) => showInsight(parts, c),
  },
  ...dataEndpoints(parts),
  ...entranceEndpoints(parts),
];
