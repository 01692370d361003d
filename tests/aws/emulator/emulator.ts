import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../../infra/local/free-port.ts';
import { createCertificate } from './certificate.ts';
import type { Tools } from './tools.ts';

export const region = 'us-east-1';
export const account = '000000000000';
export const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

export type Emulator = {
  endpoint: string;
  /** What a client of AWS needs to find the emulator and nothing else. */
  environment: NodeJS.ProcessEnv;
  /** The end of what it logged. */
  log(): string;
  stop(): Promise<void>;
};

/**
 * Starts the emulator on loopback, with TLS, and with every request held against the policies of who signed it.
 * @param folder for its data and its certificate
 */
export async function startEmulator(tools: Tools, folder: string): Promise<Emulator> {
  const port = await freePort();
  const { authority, certificate, key } = await createCertificate(folder);
  const endpoint = `https://127.0.0.1:${port}`;
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const environment = {
    // Lambdas run on the Node of this process, which is the version that they ask for.
    PATH: [dirname(process.execPath), dirname(tools.python), process.env.PATH].join(delimiter),
    HOME: temporary,
    TMPDIR: temporary,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_CA_BUNDLE: authority,
    SSL_CERT_FILE: authority,
    NODE_EXTRA_CA_CERTS: authority,
  };
  const logFile = join(folder, 'emulator.log');
  const output = openSync(logFile, 'w');
  const server = spawn(tools.emulator, [], {
    stdio: ['ignore', output, output],
    env: {
      ...environment,
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_REGION: region,
      MINISTACK_ACCOUNT_ID: account,
      AUTH: 'true',
      USE_SSL: '1',
      MINISTACK_SSL_CERT: certificate,
      MINISTACK_SSL_KEY: key,
      S3_DATA_DIR: join(folder, 's3'),
      STATE_DIR: join(folder, 'state'),
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONPATH: resolve(import.meta.dirname, 'python'),
    },
  });
  const kill = () => server.kill('SIGTERM');
  process.once('exit', kill);
  await untilListening(server, port);
  return {
    endpoint,
    environment,
    log: () => readFileSync(logFile, 'utf8').split('\n').slice(-40).join('\n'),
    async stop() {
      if (server.exitCode !== null) return;
      const ended = once(server, 'exit');
      server.kill('SIGTERM');
      // It waits for connections that this process keeps open; its workers end when it does.
      await Promise.race([ended, wait(5000)]);
      server.kill('SIGKILL');
      await ended;
    },
  };
}

async function untilListening(server: ChildProcess, port: number): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (server.exitCode !== null) throw new Error('The emulator of AWS ended before it listened.');
    const isThere = await fetch(`http://127.0.0.1:${port}`, { signal: AbortSignal.timeout(1000) }).then(
      () => true,
      (error: Error) => !String(error.cause).includes('ECONNREFUSED'),
    );
    if (isThere) return;
    await wait(100);
  }
  throw new Error('The emulator of AWS does not listen.');
}
