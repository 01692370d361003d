import { describe, expect, it } from 'vitest';
import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import type { TableClient } from '../../shared/table/client.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import { createTestTable } from '../support/table.ts';

const job = jobOfShow(testSite, testSite.shows[0]);
const feed = feedOf([
  ...Array.from({ length: 60 }, (_, at) =>
    item({
      guid: `g${at}`,
      title: `Harbour ${at}, guest Pilot ${at}`,
      date: new Date(Date.UTC(2026, 0, 1 + at)),
    }),
  ),
  item({ guid: 'mute', title: 'No sound', audio: '' }),
]);

/** The power goes after so many transactions. */
class Blackout extends Error {}
function failingAfter(table: TableClient, transactions: number): TableClient {
  let done = 0;
  return {
    ...table,
    async transact(writes) {
      if (done === transactions) throw new Blackout();
      await table.transact(writes);
      done += 1;
    },
  };
}

async function uninterrupted() {
  const { table, dump } = await createTestTable();
  let transactions = 0;
  const counting: TableClient = {
    ...table,
    async transact(writes) {
      await table.transact(writes);
      transactions += 1;
    },
  };
  await syncFeed(job, syncToolsOf(counting, feed));
  return { rows: await dump(), transactions };
}

describe('A sync cut short', () => {
  it('after any of its transactions ends, started again, with the same table as one that ran through', async () => {
    const { rows, transactions } = await uninterrupted();
    expect(transactions).toBeGreaterThan(3);
    for (let after = 0; after < transactions; after += 1) {
      const { table, dump } = await createTestTable();
      await expect(syncFeed(job, syncToolsOf(failingAfter(table, after), feed))).rejects.toThrow(Blackout);
      await syncFeed(job, syncToolsOf(table, feed));
      expect(await dump(), `cut short after ${after} transactions`).toEqual(rows);
    }
  });
});
