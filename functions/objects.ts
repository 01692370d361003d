import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { checkObjectName, ObjectConflictError, type ObjectStore } from '../shared/objects.ts';

/**
 * Objects in a bucket.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function createBucketObjects(
  bucket: string,
  client: Pick<S3Client, 'send'> = new S3Client(),
): ObjectStore {
  return {
    async get(name) {
      const Key = checkObjectName(name);
      try {
        const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
        return Body && { body: await Body.transformToByteArray(), etag: ETag ?? '' };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },

    async put(name, body, { contentType, ifMatch, ifAbsent }) {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: checkObjectName(name),
        Body: body,
        ContentType: contentType,
        ...(ifMatch && { IfMatch: ifMatch }),
        ...(ifAbsent && { IfNoneMatch: '*' }),
      });
      try {
        const { ETag } = await client.send(command);
        return { etag: ETag ?? '' };
      } catch (error) {
        if ((ifMatch || ifAbsent) && isConflict(error)) throw new ObjectConflictError(name, { cause: error });
        throw error;
      }
    },
  };
}

/** 412: the condition does not hold. 409: another write was faster. 404: nothing to match is there. */
const isConflict = (error: unknown): boolean =>
  error instanceof S3ServiceException && [404, 409, 412].includes(error.$metadata.httpStatusCode ?? 0);
