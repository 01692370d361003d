import { readModeratorNames } from '../../../shared/host/moderators.ts';
import { wantsPage } from '../../sent-body.ts';
import { showPage } from '../console-page.ts';
import type { HostEndpoint } from '../endpoint.ts';
import { logPage } from './pages/log.ts';
import { readQuery } from './query.ts';
import type { Room } from './room.ts';
import * as schemas from './schemas.ts';

/** The log of moderators. */
export const logEndpoints = ({ parts, moderation }: Room): HostEndpoint[] => [
  {
    method: 'GET',
    path: '/host/log',
    needs: 'moderator',
    async answer(c) {
      const { cursor, ...search } = readQuery(c, schemas.logQuery);
      const page = await moderation.log(search, { limit: 50, ...(cursor && { cursor }) });
      if (!wantsPage(c)) return c.json(page);
      return showPage(parts, c, logPage(page, search, await readModeratorNames(parts.table)));
    },
  },
  {
    method: 'GET',
    path: '/host/log/export',
    needs: 'moderator',
    async answer(c) {
      const { cursor, ...search } = readQuery(c, schemas.logQuery);
      let lines = '';
      for await (const part of moderation.exportedLog(search, cursor)) lines += part;
      return c.body(lines, 200, {
        'content-type': 'application/jsonl; charset=utf-8',
        'content-disposition': 'attachment; filename="log.jsonl"',
      });
    },
  },
];
