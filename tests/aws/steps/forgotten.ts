import * as z from 'zod/mini';
import type { Stage } from './step.ts';

const listSchema = z.object({
  InvalidationList: z.object({ Items: z._default(z.array(z.object({ Id: z.string() })), []) }),
});
const invalidationSchema = z.object({
  Invalidation: z.object({
    InvalidationBatch: z.object({ Paths: z.object({ Items: z.array(z.string()) }) }),
  }),
});

/**
 * How often the edge was told to forget a path.
 * @param path such as `/*`, or `#episode:k3x9q2mfab` for all that carries this tag
 */
export async function timesForgotten({ calls, deployed }: Stage, path: string): Promise<number> {
  const DistributionId = deployed.named('AWS::CloudFront::Distribution', 'Distribution');
  const { InvalidationList } = await calls(
    'cloudfront',
    'list_invalidations',
    { DistributionId },
    listSchema,
  );
  let times = 0;
  for (const { Id } of InvalidationList.Items) {
    const found = await calls('cloudfront', 'get_invalidation', { DistributionId, Id }, invalidationSchema);
    times += found.Invalidation.InvalidationBatch.Paths.Items.filter((other) => other === path).length;
  }
  return times;
}
