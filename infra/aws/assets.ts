import { join } from 'node:path';
import { ArnFormat, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Source } from 'aws-cdk-lib/aws-s3-deployment';
import type { Construct } from 'constructs';
import { cacheControl, hashedAssetFolder } from '../headers.ts';
import { acknowledge } from './acknowledge.ts';
import { createUploader, type Uploader, upload } from './upload.ts';

type AssetsProps = StackProps & {
  /** What the site build publishes as files. */
  client: string;
};

/**
 * The bucket of published files, with the files whose name changes with their content. They are there
 * before a function names them, and stay for pages that were cached before.
 */
export class AssetsStack extends Stack {
  readonly published: Bucket;
  readonly uploader: Uploader;

  constructor(scope: Construct, id: string, { client, ...props }: AssetsProps) {
    super(scope, id, props);
    this.published = new Bucket(this, 'Published', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.published, {
      'AwsSolutions-S1': 'It holds what everyone may read, and only the distribution reads it.',
    });
    this.published.addToResourcePolicy(readByDistributions(this));

    this.uploader = createUploader(this, this.published);

    const hashed = {
      bucket: this.published,
      sources: [Source.asset(join(client, hashedAssetFolder))],
      prefix: hashedAssetFolder,
      cacheControl: cacheControl.hashedAsset,
      prune: false,
    };
    upload(this, 'HashedAssets', this.uploader, { ...hashed, exclude: ['*.woff2'] });
    // The uploader does not know this type by the name of the file.
    const fonts = { exclude: ['*'], include: ['*.woff2'], contentType: 'font/woff2' };
    upload(this, 'HashedFonts', this.uploader, { ...hashed, ...fonts });
  }
}

/** Named by account: the distribution is made after the bucket, so the bucket cannot name it. */
const readByDistributions = (stack: AssetsStack): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal('cloudfront.amazonaws.com')],
    actions: ['s3:GetObject'],
    resources: [stack.published.arnForObjects('*')],
    conditions: {
      ArnLike: {
        'AWS:SourceArn': stack.formatArn({
          service: 'cloudfront',
          region: '',
          resource: 'distribution',
          resourceName: '*',
          arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
        }),
      },
    },
  });
