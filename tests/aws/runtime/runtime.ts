import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import * as z from 'zod/mini';

/** A function that runs as on Lambda, by the client that AWS runs it with. */
export type Running = {
  /** Settles when the function asks for its first event. @throws {Error} when its start failed */
  started: Promise<void>;
  /** @throws {Error} with what the client reported, when the function failed or did not start */
  invoke(event: object): Promise<unknown>;
  stop(): void;
};

const withoutNative = join(import.meta.dirname, 'without-native.mjs');
const failure = z.object({ errorMessage: z.string() });

/**
 * Starts a bundle under the client, which asks this process for events by the runtime API.
 * @param client the client's file, as `installClient` gives it
 * @param folder of the bundle, with `handler.mjs`
 */
export async function startFunction(
  client: string,
  folder: string,
  environment: Record<string, string>,
): Promise<Running> {
  let asked: ServerResponse | undefined;
  let settle = Promise.withResolvers<unknown>();
  settle.promise.catch(() => undefined);
  const ready = Promise.withResolvers<void>();
  // Who waits is told, and a start that fails while nobody does is told to the next who asks.
  ready.promise.catch(() => undefined);

  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    if (path.endsWith('/invocation/next')) {
      asked = response;
      ready.resolve();
      return;
    }
    const sent = await text(request);
    response.writeHead(202).end();
    if (path.endsWith('/response')) settle.resolve(JSON.parse(sent));
    else {
      const error = new Error(failure.parse(JSON.parse(sent)).errorMessage);
      // A failed start is reported in the same words, without an event.
      if (path.endsWith('/init/error')) ready.reject(error);
      else settle.reject(error);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new TypeError('The server has no port.');

  const child = spawn(process.execPath, ['--import', withoutNative, client, 'handler.handler'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'ignore'],
    env: {
      PATH: process.env.PATH,
      AWS_LAMBDA_NODEJS_USE_ALTERNATIVE_CLIENT_1: 'true',
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${address.port}`,
      AWS_LAMBDA_FUNCTION_NAME: 'verify',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      AWS_LAMBDA_LOG_GROUP_NAME: 'verify',
      AWS_LAMBDA_LOG_STREAM_NAME: 'verify',
      AWS_LAMBDA_LOG_FORMAT: 'JSON',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      _HANDLER: 'handler.handler',
      LAMBDA_TASK_ROOT: folder,
      ...environment,
    },
  });
  child.once('exit', (code) => {
    const error = new Error(`The client ended with ${code}.`);
    ready.reject(error);
    settle.reject(error);
  });

  return {
    started: ready.promise,
    async invoke(event) {
      await ready.promise;
      while (!asked) await new Promise((resolve) => setTimeout(resolve, 5));
      settle = Promise.withResolvers();
      asked.writeHead(200, {
        'content-type': 'application/json',
        'lambda-runtime-aws-request-id': crypto.randomUUID(),
        'lambda-runtime-deadline-ms': String(Date.now() + 10_000),
        'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:us-east-1:000000000000:function:verify',
      });
      asked.end(JSON.stringify(event));
      asked = undefined;
      return settle.promise;
    },
    stop() {
      child.kill();
      server.closeAllConnections();
      server.close();
    },
  };
}
