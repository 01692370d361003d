import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { connectTable, createDynamo } from '../../functions/dynamo.ts';
import { createEpisodesApi } from '../../functions/episodes/app.ts';
import { syncFeed } from '../../functions/sync/feed.ts';
import { jobOfShow } from '../../functions/sync/job.ts';
import { ensureTable } from '../../infra/local/table.ts';
import { feedOf, item, syncToolsOf, testSite } from '../support/feeds.ts';
import { testReader } from '../support/table.ts';

const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** A table behind a door that turns requests away, as DynamoDB does when it is asked for too much. */
async function tableBehindDoor() {
  const door = { refusals: 0, refused: 0 };
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    if (door.refusals > 0) {
      door.refusals -= 1;
      door.refused += 1;
      const type = 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException';
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' });
      response.end(JSON.stringify({ __type: type, message: 'Too much.' }));
      return;
    }
    const { host: _, ...headers } = request.headers;
    const answer = await fetch(inject('databaseEndpoint'), {
      method: 'POST',
      headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
        typeof value === 'string' && !/^(connection|content-length)$/.test(name) ? [[name, value]] : [],
      ),
      body,
    });
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stops.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new TypeError('The server has no port.');
  const client = createDynamo(`http://127.0.0.1:${address.port}`);
  const name = `behind-door-${randomUUID()}`;
  await ensureTable(client, name);
  return { table: connectTable(client, name), door };
}

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

  it('while feeds are read loses nothing: the next run stores what this one could not', async () => {
    const { table, door } = await tableBehindDoor();
    door.refusals = Number.POSITIVE_INFINITY;
    await syncFeed(job, syncToolsOf(table, feed)).catch(() => undefined);
    door.refusals = 0;
    const report = await syncFeed(job, syncToolsOf(table, feed));
    expect(report).toMatchObject({ outcome: 'synced', created: 2 });
  });
});
