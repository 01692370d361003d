import { Aws, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { type IRole, type PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, type ISource } from 'aws-cdk-lib/aws-s3-deployment';
import { acknowledge } from './acknowledge.ts';
import { allow } from './lambda.ts';

type Upload = {
  sources: ISource[];
  bucket: IBucket;
  /** Folder of the bucket; the root without it. */
  prefix?: string;
  cacheControl: string;
  contentType?: string;
  /** Patterns of names as `aws s3 sync` reads them; what both name is included. */
  exclude?: string[];
  include?: string[];
  /** Whether files that the build no longer makes are deleted. */
  prune: boolean;
  /** Forgets everything at the edge afterwards. */
  refresh?: IDistribution;
};

/** What all uploads into a bucket share. */
export type Uploader = { role: IRole; logGroup: LogGroup };

/**
 * Copies a folder into a bucket when it changed. CloudFormation has no resource of its own for this,
 * so it is CDK's custom resource, with our role and log group.
 */
export function upload(stack: Stack, id: string, uploader: Uploader, options: Upload): BucketDeployment {
  const { prefix, bucket, cacheControl, refresh, ...rest } = options;
  acknowledge(stack, {
    'AwsSolutions-L1': 'CDK chooses the runtime of its uploader, by its version.',
    'Serverless-LambdaLatestVersion': 'CDK chooses the runtime of its uploader, by its version.',
    'Serverless-LambdaDLQ': 'The deployment waits for the uploader, and fails with it.',
    'Serverless-LambdaTracing': 'The uploader runs in deployments alone, and says in its log what it did.',
  });
  return new BucketDeployment(stack, id, {
    ...rest,
    ...uploader,
    ...(prefix && { destinationKeyPrefix: prefix }),
    ...(refresh && { distribution: refresh, distributionPaths: ['/*'] }),
    destinationBucket: bucket,
    cacheControl: [CacheControl.fromString(cacheControl)],
    outputObjectKeys: false,
  });
}

/** One for all uploads into a bucket, in whatever stack they are. */
export function createUploader(stack: Stack, bucket: IBucket): Uploader {
  const logGroup = new LogGroup(stack, 'UploadLog', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(stack, 'UploadRole', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  for (const statement of uploadRights(stack, bucket)) role.addToPolicy(statement);
  acknowledge(role, {
    [`AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:s3:::${staging(stack, '<AWS::AccountId>', '<AWS::Region>')}/*]`]:
      'It reads what a deployment staged, whose name changes with its content.',
    'AwsSolutions-IAM5[Resource::<Published616FB537.Arn>/*]': 'It publishes every file of the build.',
    'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution/*]':
      'The distribution is made after the bucket and refreshed by the same role.',
  });
  // CDK would widen it by patterns of actions.
  return { role: role.withoutPolicyUpdates(), logGroup };
}

/** Read what a deployment staged, write the bucket, have the edge forget. */
function uploadRights(stack: Stack, bucket: IBucket): PolicyStatement[] {
  const arn = (service: string, resource: string) => `arn:${Aws.PARTITION}:${service}:${resource}`;
  return [
    allow(['s3:GetObject'], [arn('s3', `::${staging(stack, Aws.ACCOUNT_ID, Aws.REGION)}/*`)]),
    allow(['s3:ListBucket'], [bucket.bucketArn]),
    allow(['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'], [bucket.arnForObjects('*')]),
    allow(
      ['cloudfront:CreateInvalidation', 'cloudfront:GetInvalidation'],
      [arn('cloudfront', `:${Aws.ACCOUNT_ID}:distribution/*`)],
    ),
  ];
}

/** The bucket of `cdk bootstrap`. */
const staging = (stack: Stack, account: string, region: string): string =>
  `cdk-${stack.synthesizer.bootstrapQualifier}-assets-${account}-${region}`;
