import { askForCheck, noteCheck } from '../../../shared/sync/feed-check.ts';
import type { TableClient } from '../../../shared/table/client.ts';
import type { FeedRunner } from './runner.ts';

type Tools = { table: TableClient; now: () => Date; feeds: Pick<FeedRunner, 'check'> };

/**
 * Has a feed read now, unless that is under way.
 * @param by who wants it, by name
 * @returns whether it was started by this
 */
export async function startCheck(tools: Tools, show: string, by: string): Promise<boolean> {
  if (!(await askForCheck(tools, show, by))) return false;
  try {
    await tools.feeds.check(show);
    return true;
  } catch (error) {
    // What has not begun must not seem to be under way.
    await noteCheck(tools, show, { outcome: 'The read could not be started. Try again in a minute.' });
    throw error;
  }
}
