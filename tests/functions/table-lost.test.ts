import { describe, expect, it, vi } from 'vitest';
import { createEpisodesApi } from '../../functions/episodes/app.ts';
import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { tableBehindDoor } from '../support/door.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import { testReader } from '../support/table.ts';

const feed = feedOf([item({ guid: 'one', title: 'One' }), item({ guid: 'two', title: 'Two' })]);
const job = jobOfShow(testSite, testSite.shows[0]);

describe('a table that turns requests away', () => {
  it('for a moment is asked again, and readers notice nothing', async () => {
    const { table, door } = await tableBehindDoor();
    await syncFeed(job, syncToolsOf(table, feed));
    door.refusals = 2;
    const answer = await createEpisodesApi(testSite, testReader(table)).request('/api/episodes');
    expect(door.refused).toBe(2);
    expect(answer.status).toBe(200);
    expect((await answer.json()).items).toHaveLength(2);
  });

  it('for longer makes an error that no cache keeps and that says nothing of the inside', async () => {
    const { table, door } = await tableBehindDoor();
    door.refusals = Number.POSITIVE_INFINITY;
    const answer = await createEpisodesApi(testSite, testReader(table)).request('/api/episodes');
    expect(answer.status).toBe(500);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('cache-tag')).toBeNull();
    expect(await answer.text()).not.toMatch(/throughput|dynamo|too much/i);
  });

  it('and one that does not answer at all, make the same error while the function still has time', async () => {
    const { table, door } = await tableBehindDoor({ attempts: 2, connectMs: 1000, requestMs: 300 });
    door.isSilent = true;
    const logged = vi.spyOn(console, 'error').mockReturnValue();
    const answer = await createEpisodesApi(testSite, testReader(table)).request('/api/episodes');
    logged.mockRestore();
    expect(answer.status).toBe(500);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('while feeds are read loses nothing: the next run stores what this one could not', async () => {
    const { table, door } = await tableBehindDoor();
    door.refusals = Number.POSITIVE_INFINITY;
    await syncFeed(job, syncToolsOf(table, feed)).catch(() => undefined);
    door.refusals = 0;
    const report = await syncFeed(job, syncToolsOf(table, feed));
    expect(report).toMatchObject({ outcome: 'synced', created: 2 });
  });
});
