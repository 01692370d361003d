import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { createBucketObjects } from '../../functions/objects.ts';
import { ObjectConflictError } from '../../shared/objects.ts';

/** Objects in a bucket whose service is one answer; remembers what was sent. */
function bucket(answer: () => object | Promise<object>) {
  const sent: unknown[] = [];
  const client = new S3Client({ region: 'us-east-1' });
  client.send = async (command: unknown) => {
    sent.push(command);
    return answer();
  };
  return { objects: createBucketObjects('the-bucket', client), sent };
}
const refusal = (status: number) =>
  new S3ServiceException({ name: 'Refused', $fault: 'client', $metadata: { httpStatusCode: status } });
const failing = (error: Error) => bucket(() => Promise.reject(error)).objects;
const body = Buffer.from('body');
const contentType = 'application/gzip';

describe('Objects in a bucket', () => {
  it('are asked for by name and come with their etag', async () => {
    const { objects, sent } = bucket(() => ({
      ETag: '"1"',
      Body: { transformToByteArray: async () => new Uint8Array(body) },
    }));
    expect(await objects.get('transcripts/a.json.gz')).toEqual({ body: new Uint8Array(body), etag: '"1"' });
    expect(sent).toMatchObject([{ input: { Bucket: 'the-bucket', Key: 'transcripts/a.json.gz' } }]);
    expect(sent[0]).toBeInstanceOf(GetObjectCommand);
  });

  it('are missing when the service knows no such key, and only then', async () => {
    expect(await failing(new NoSuchKey({ message: '', $metadata: {} })).get('a')).toBeUndefined();
    await expect(failing(refusal(403)).get('a')).rejects.toThrow(S3ServiceException);
  });

  it.each([
    [{}, {}],
    [{ ifMatch: '"1"' }, { IfMatch: '"1"' }],
    [{ ifAbsent: true as const }, { IfNoneMatch: '*' }],
  ])('are put under the condition %j', async (condition, expected) => {
    const { objects, sent } = bucket(() => ({ ETag: '"2"' }));
    expect(await objects.put('a', body, { contentType, ...condition })).toEqual({ etag: '"2"' });
    expect(sent[0]).toBeInstanceOf(PutObjectCommand);
    expect(sent).toMatchObject([
      { input: { Bucket: 'the-bucket', Key: 'a', Body: body, ContentType: contentType } },
    ]);
    const { IfMatch, IfNoneMatch } = (sent[0] as PutObjectCommand).input;
    expect({ ...(IfMatch && { IfMatch }), ...(IfNoneMatch && { IfNoneMatch }) }).toEqual(expected);
  });

  it.each([404, 409, 412])('conflict when the service answers %i to a condition', async (status) => {
    await expect(failing(refusal(status)).put('a', body, { contentType, ifMatch: '"1"' })).rejects.toThrow(
      ObjectConflictError,
    );
  });

  it('fail as the service does when nothing was asked of their state', async () => {
    await expect(failing(refusal(404)).put('a', body, { contentType })).rejects.toThrow(S3ServiceException);
    await expect(failing(refusal(503)).put('a', body, { contentType, ifAbsent: true })).rejects.toThrow(
      S3ServiceException,
    );
  });

  it('have names that lead nowhere else', async () => {
    const { objects, sent } = bucket(() => ({}));
    await expect(objects.get('../a')).rejects.toThrow(RangeError);
    await expect(objects.put('/a', body, { contentType })).rejects.toThrow(RangeError);
    expect(sent).toEqual([]);
  });
});
