import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { inject, onTestFinished } from 'vitest';
import { connectTable, createDynamo, onItsOwn, whileSomebodyWaits } from '../../functions/dynamo.ts';
import { ensureTable } from '../../infra/local/table.ts';

/**
 * A table behind a door that turns requests away, as DynamoDB does when it is asked for too much, or lets them wait
 * for ever.
 */
export async function tableBehindDoor(patience = { ...onItsOwn, attempts: whileSomebodyWaits.attempts }) {
  const door = { refusals: 0, refused: 0, isSilent: false };
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    if (door.isSilent) return;
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
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new TypeError('The server has no port.');
  const name = `behind-door-${randomUUID()}`;
  await ensureTable(createDynamo(inject('databaseEndpoint')), name);
  return { table: connectTable(createDynamo(`http://127.0.0.1:${address.port}`, patience), name), door };
}
