import { FeedError } from '../../shared/problem.ts';
import type { Site } from '../../shared/site/schema.ts';
import { readFeedState } from '../../shared/sync/feed-state.ts';
import { readHubSubscription, storeHubSubscription } from '../../shared/sync/hub-rows.ts';
import { askedFor, isToBeAsked, wantedSeconds } from '../../shared/sync/hub-subscription.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { hubKey } from '../../shared/table/keys.ts';
import { callbackOf } from './path.ts';

type KeepTools = {
  site: Pick<Site, 'shows'>;
  table: TableClient;
  /** Where hubs find this site, such as `https://shows.example.org`. */
  address: string;
  /** Sends a form to a hub. @returns the status of its answer @throws {FeedError} */
  post(address: string, fields: Record<string, string>): Promise<number>;
  now: () => Date;
};

/** What became of the hub of one show's feed. */
export type HubReport = { show: string; outcome: 'none' | 'kept' | 'asked' | 'failed' };

/**
 * Asks the hub of each feed that names one, and asks again before it forgets. Feeds are read at their times whatever
 * hubs do. Safe to start twice, and at any time.
 */
export async function keepSubscriptions(tools: KeepTools): Promise<HubReport[]> {
  const reports: HubReport[] = [];
  for (const { slug } of tools.site.shows) reports.push({ show: slug, outcome: await keep(slug, tools) });
  return reports;
}

async function keep(show: string, tools: KeepTools): Promise<HubReport['outcome']> {
  const { table, now } = tools;
  const [state, known] = await Promise.all([readFeedState(table, show), readHubSubscription(table, show)]);
  if (!state.hub) {
    if (known) await table.transact([{ remove: hubKey(show) }]);
    return 'none';
  }
  if (!isToBeAsked(state.hub, known, now())) return 'kept';
  // Stored first: some hubs ask back before they answer.
  const asked = await storeHubSubscription(table, known, askedFor(show, state.hub, known, now()));
  if (!asked) return 'kept';
  const trouble = await ask(asked, tools);
  if (trouble === undefined) return 'asked';
  await storeHubSubscription(table, asked, { ...asked, trouble });
  return 'failed';
}

/** @returns why it did not work, as a sentence */
async function ask(
  asked: { show: string; hub: string; topic: string; token: string; secret: string },
  { address, post }: KeepTools,
): Promise<string | undefined> {
  try {
    const status = await post(asked.hub, {
      'hub.mode': 'subscribe',
      'hub.topic': asked.topic,
      'hub.callback': callbackOf(address, asked),
      'hub.secret': asked.secret,
      'hub.lease_seconds': String(wantedSeconds),
    });
    return status >= 200 && status < 300 ? undefined : `The hub answered ${status} when it was asked.`;
  } catch (error) {
    if (error instanceof FeedError) return error.message;
    throw error;
  }
}
