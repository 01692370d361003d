import { html } from 'hono/html';
import type { FeedState } from '../../../shared/sync/feed-state.ts';
import { type HubSubscription, isAlive } from '../../../shared/sync/hub-subscription.ts';
import { dayAndTime } from '../../../shared/text/day-and-time.ts';
import type { Html } from '../../fill-frame.ts';
import { ago } from '../ago.ts';

export type HubView = {
  state: Pick<FeedState, 'hub'>;
  hub: HubSubscription | undefined;
  /** Whether hubs can reach this site. */
  isReachable: boolean;
  now: Date;
};

/** Who tells of news of a feed, and whether they do. */
export function hubFacts(view: HubView): Html | string {
  const { state } = view;
  if (!state.hub) return html`<div><dt>Told of news</dt><dd>no: the feed names no hub</dd></div>`;
  return html`<div><dt>Told of news</dt><dd>${standing(view)}</dd></div>
    <div><dt>Hub</dt><dd>${state.hub.address}</dd></div>`;
}

function standing({ state, hub, isReachable, now }: HubView): string {
  if (!isReachable) return 'no: hubs cannot reach this site, which has no public address';
  if (!hub || hub.hub !== state.hub?.address) return 'not yet: its hub is asked within the hour';
  const trouble = hub.trouble ? `. ${hub.trouble}` : '';
  if (!isAlive(hub, now)) return `not yet: its hub was asked ${ago(hub.askedAt, now)}${trouble}`;
  const last = hub.notifiedAt ? `last ${ago(hub.notifiedAt, now)}` : 'nothing yet';
  return `by its hub, ${last}; until ${dayAndTime(hub.until ?? '')} UTC${trouble}`;
}
