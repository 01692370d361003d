import { CloudFrontClient, CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import type { Invalidation } from './app.ts';

/**
 * Sends invalidations to one distribution.
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-by-tags.html
 */
export function createInvalidate(
  distributionId: string,
  client: Pick<CloudFrontClient, 'send'> = new CloudFrontClient(),
): (invalidation: Invalidation) => Promise<void> {
  return async function invalidate({ reference, paths }) {
    await client.send(
      new CreateInvalidationCommand({
        DistributionId: distributionId,
        InvalidationBatch: {
          CallerReference: reference,
          Paths: { Quantity: paths.length, Items: paths },
        },
      }),
    );
    console.info({ invalidated: paths });
  };
}
