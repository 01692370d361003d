import { site } from '#site';
import { deployedTable } from '../connect.ts';
import { deployedObjects } from '../connect-objects.ts';
import { lambdaHandler, required } from '../lambda.ts';
import { guardOrigin } from '../origin-guard.ts';
import { connectHost } from './connect.ts';
import { syncOnDemand } from './feeds/sync-on-demand.ts';

const originSecret = required('ORIGIN_SECRET');
const address = required('SITE_ADDRESS');
const identity = {
  issuer: required('IDENTITY_ISSUER'),
  clientId: required('IDENTITY_CLIENT'),
  clientSecret: required('IDENTITY_SECRET'),
  groupsClaim: required('IDENTITY_GROUPS'),
};
const host = connectHost({
  site,
  table: deployedTable(),
  secret: required('CURSOR_SECRET'),
  isBehindEdge: true,
  packSite: async () => (await import('./data/invoked-export.ts')).invokedExport(required('EXPORT_FUNCTION')),
  feeds: syncOnDemand(required('SYNC_FUNCTION')),
  objects: deployedObjects(),
  origin: () => address,
  identity: async () => identity,
  frame: async () => (await import('./built-frame.ts')).frame,
});

export const handler = lambdaHandler(guardOrigin(host, originSecret));
