import type { LambdaContext, LambdaEvent } from 'hono/aws-lambda';
import * as z from 'zod/mini';
import { site } from '#site';
import { postForm } from '../../shared/fetch/post.ts';
import { deployedTable } from '../connect.ts';
import { syncOnDemand } from '../host/feeds/sync-on-demand.ts';
import { lambdaHandler, required } from '../lambda.ts';
import { guardOrigin } from '../origin-guard.ts';
import { createHubApi } from './app.ts';
import { keepSubscriptions } from './keep.ts';

const table = deployedTable();
const address = required('SITE_ADDRESS');
const now = () => new Date();
const feeds = syncOnDemand(required('SYNC_FUNCTION'));
const answer = lambdaHandler(
  guardOrigin(createHubApi({ site, table, feeds, now }), required('ORIGIN_SECRET')),
);

/** What the schedule sends. */
const round = z.object({ keep: z.literal('subscriptions') });

/** Answers hubs; once an hour, asks those that are to be asked. */
export async function handler(event: LambdaEvent, context?: LambdaContext): Promise<unknown> {
  if (!round.safeParse(event).success) return answer(event, context);
  console.info(await keepSubscriptions({ site, table, address, post: postForm, now }));
  return undefined;
}
