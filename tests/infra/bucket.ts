import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

type Seen = { path: string; authorization: string | undefined; body: string };

/**
 * Stands in for what functions reach on AWS: buckets that keep objects, a distribution and a mail service
 * that say yes, and services that find every comment wrong.
 */
export async function startBucket() {
  const objects = new Map<string, Buffer>();
  const seen: Seen[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').replace(/\?.*/, '');
    const body = await buffer(request);
    seen.push({ path, authorization: request.headers.authorization, body: body.toString() });
    if (request.method === 'PUT') objects.set(path, body);
    const stored = objects.get(path);
    if (path === '/1.1/comment-check') response.writeHead(200).end('true');
    else if (request.headers['x-amz-target'] === 'Comprehend_20171127.DetectToxicContent')
      response
        .writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
        .end('{"ResultList":[{"Toxicity":0.9}]}');
    else if (path.startsWith('/v2/email/'))
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"MessageId":"m1"}');
    else if (request.method === 'POST')
      response.writeHead(201).end('<Invalidation><Id>I1</Id></Invalidation>');
    else if (stored)
      response.writeHead(200, { etag: etagOf(stored) }).end(request.method === 'GET' && stored);
    else response.writeHead(404).end('<Error><Code>NoSuchKey</Code><Message>None.</Message></Error>');
  }
  const server = createServer((request, response) => void answer(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new TypeError('The server has no port.');
  const endpoint = `http://127.0.0.1:${address.port}`;
  return {
    seen,
    /** What Lambda would tell a function, with a bucket of its own. */
    environment: () => ({
      OBJECTS_BUCKET: `bucket-${randomUUID()}`,
      AWS_ENDPOINT_URL_S3: endpoint,
      AWS_ENDPOINT_URL_CLOUDFRONT: endpoint,
      AWS_ENDPOINT_URL_SESV2: endpoint,
      AWS_ENDPOINT_URL_COMPREHEND: endpoint,
      AKISMET_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'AKLAMBDA',
      AWS_SECRET_ACCESS_KEY: 'of no worth',
    }),
    stop: () => server.close(),
  };
}

const etagOf = (body: Buffer): string => `"${createHash('md5').update(body).digest('hex')}"`;
