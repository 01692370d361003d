import { site } from '#site';
import { deployedTable } from '../connect.ts';
import { lambdaHandler, required } from '../lambda.ts';
import { guardOrigin } from '../origin-guard.ts';
import { connectComments } from './connect.ts';

// Only what came through the distribution is answered, so its word on the viewer's address can be taken.
const originSecret = required('ORIGIN_SECRET');
const api = connectComments({
  site,
  table: deployedTable(),
  secret: required('CURSOR_SECRET'),
  isBehindEdge: true,
  frame: async () => (await import('./built-frame.ts')).frame,
});

export const handler = lambdaHandler(guardOrigin(api, originSecret));
