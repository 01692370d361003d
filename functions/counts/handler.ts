import { site } from '#site';
import { deployedTable } from '../connect.ts';
import { lambdaHandler, required } from '../lambda.ts';
import { guardOrigin } from '../origin-guard.ts';
import { createCountsApi } from './app.ts';

const originSecret = required('ORIGIN_SECRET');
const api = createCountsApi({
  table: deployedTable(),
  origin: new URL(site.url).origin,
  now: () => new Date(),
});

export const handler = lambdaHandler(guardOrigin(api, originSecret));
