import { Duration, type Stack } from 'aws-cdk-lib';
import { type IOrigin, OriginProtocolPolicy, S3OriginAccessControl } from 'aws-cdk-lib/aws-cloudfront';
import {
  FunctionUrlOrigin,
  HttpOrigin,
  OriginGroup,
  S3BucketOrigin,
} from 'aws-cdk-lib/aws-cloudfront-origins';
import type { FunctionUrl } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { originSecretHeader } from '../../functions/origin-guard.ts';

/** Pages rendered on demand: the function answers requests that the distribution signed, and no other. */
export const pagesOrigin = (pagesUrl: FunctionUrl): IOrigin =>
  FunctionUrlOrigin.withOriginAccessControl(pagesUrl, { readTimeout: Duration.seconds(15) });

/**
 * Published files. What is not among them is asked of the pages function, which knows how to say
 * in the site's own words that nothing is there.
 */
export function filesOrigin(stack: Stack, published: IBucket, pages: IOrigin): IOrigin {
  const access = new S3OriginAccessControl(stack, 'PublishedAccess');
  return new OriginGroup({
    primaryOrigin: S3BucketOrigin.withBucketDefaults(published, {
      originAccessControlId: access.originAccessControlId,
    }),
    fallbackOrigin: pages,
    // The bucket may not be listed, so S3 answers 403 for what is missing.
    fallbackStatusCodes: [403, 404],
  });
}

/**
 * The API, which refuses requests without the secret header. Its functions end after 15 seconds at the latest and say so
 * themselves: the edge waits a little longer, so that what was stored is not called an error.
 */
export const apiOrigin = (host: string, secret: ISecret): IOrigin =>
  new HttpOrigin(host, {
    protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
    readTimeout: Duration.seconds(20),
    customHeaders: { [originSecretHeader]: secret.secretValue.unsafeUnwrap() },
  });
