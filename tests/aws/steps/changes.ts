import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { timesForgotten } from './forgotten.ts';
import { eventually, type Stage, step } from './step.ts';

/** A changed row goes through the stream to `changes`, which tells the distribution. */
export async function followChange(site: Stage, episode: { id: string }): Promise<void> {
  const tag = `#episode:${episode.id}`;

  await step('the deployment has the edge forget every page once its files are there', async () => {
    assert.ok((await timesForgotten(site, '/*')) > 0);
  });

  await step(
    'a changed row reaches `changes` by the stream, and the edge forgets the page that shows it',
    async () => {
      const before = await timesForgotten(site, tag);
      const key = { pk: { S: `EPISODE#${episode.id}` }, sk: { S: 'NOTES' } };
      await site.calls(
        'dynamodb',
        'update_item',
        {
          TableName: site.deployed.named('AWS::DynamoDB::Table', 'Table'),
          Key: key,
          UpdateExpression: 'SET touched = :now',
          ExpressionAttributeValues: { ':now': { S: new Date().toISOString() } },
        },
        z.object({}),
      );
      await eventually(async () => ((await timesForgotten(site, tag)) > before ? true : undefined));
    },
  );
}
