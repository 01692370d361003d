import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { allow } from './lambda.ts';

/** A folder of the bucket of objects. */
type Folder = 'search' | 'transcripts';

/**
 * Reading the objects of some folders. Whoever may list a folder is told that an object is missing; anybody else
 * is told that it is forbidden.
 */
export const readObjects = (bucket: IBucket, folders: Folder[]): PolicyStatement[] => [
  allow(['s3:GetObject'], objectsIn(bucket, folders)),
  new PolicyStatement({
    actions: ['s3:ListBucket'],
    resources: [bucket.bucketArn],
    conditions: { StringLike: { 's3:prefix': folders.map((folder) => `${folder}/*`) } },
  }),
];

export const writeObjects = (bucket: IBucket, folders: Folder[]): PolicyStatement =>
  allow(['s3:PutObject'], objectsIn(bucket, folders));

/** Why rights on a folder are not too wide, as the security checks name them. */
export const folderReasons = (bucket: IBucket, folders: Folder[]): Record<string, string> =>
  Object.fromEntries(
    folders.map((folder) => [
      `AwsSolutions-IAM5[Resource::${Stack.of(bucket).stackName}:ExportsOutputFnGetAttObjectsA92BA4F1ArnDE4464BF/${folder}/*]`,
      'Objects are named after episodes and formats: the folder is what can be named beforehand.',
    ]),
  );

const objectsIn = (bucket: IBucket, folders: Folder[]): string[] =>
  folders.map((folder) => bucket.arnForObjects(`${folder}/*`));
