import assert from 'node:assert/strict';
import * as z from 'zod/mini';
import { eventually, type Stage, step } from './step.ts';

const listSchema = z.object({
  InvalidationList: z.object({ Items: z._default(z.array(z.object({ Id: z.string() })), []) }),
});
const invalidationSchema = z.object({
  Invalidation: z.object({
    InvalidationBatch: z.object({ Paths: z.object({ Items: z.array(z.string()) }) }),
  }),
});

/** A changed row goes through the stream to `changes`, which tells the distribution. */
export async function followChange({ calls, deployed }: Stage, episode: { id: string }): Promise<void> {
  const DistributionId = deployed.named('AWS::CloudFront::Distribution', 'Distribution');

  async function forgotten(): Promise<string[]> {
    const { InvalidationList } = await calls(
      'cloudfront',
      'list_invalidations',
      { DistributionId },
      listSchema,
    );
    const paths: string[] = [];
    for (const { Id } of InvalidationList.Items) {
      const found = await calls('cloudfront', 'get_invalidation', { DistributionId, Id }, invalidationSchema);
      paths.push(...found.Invalidation.InvalidationBatch.Paths.Items);
    }
    return paths;
  }

  const tag = `#episode:${episode.id}`;
  const timesForgotten = async (path: string) => (await forgotten()).filter((other) => other === path).length;

  await step('the deployment has the edge forget every page once its files are there', async () => {
    assert.ok((await timesForgotten('/*')) > 0);
  });

  await step(
    'a changed row reaches `changes` by the stream, and the edge forgets the page that shows it',
    async () => {
      const before = await timesForgotten(tag);
      const key = { pk: { S: `EPISODE#${episode.id}` }, sk: { S: 'NOTES' } };
      await calls(
        'dynamodb',
        'update_item',
        {
          TableName: deployed.named('AWS::DynamoDB::Table', 'Table'),
          Key: key,
          UpdateExpression: 'SET touched = :now',
          ExpressionAttributeValues: { ':now': { S: new Date().toISOString() } },
        },
        z.object({}),
      );
      await eventually(async () => ((await timesForgotten(tag)) > before ? true : undefined));
    },
  );
}
