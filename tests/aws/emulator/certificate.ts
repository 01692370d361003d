import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Files of an authority that lives as long as its folder, and of the server that it vouches for. */
export type Certificate = { authority: string; certificate: string; key: string };

/** Buckets and queues refuse plain http, so the emulator needs a certificate that SDKs believe. */
export async function createCertificate(folder: string): Promise<Certificate> {
  const file = (name: string) => join(folder, name);
  const newKey = ['-newkey', 'rsa:2048', '-nodes'];
  await run('openssl', [
    ...['req', '-x509', ...newKey, '-days', '2', '-subj', '/CN=emulator of AWS'],
    ...['-keyout', file('authority.key'), '-out', file('authority.crt')],
    ...['-addext', 'basicConstraints=critical,CA:TRUE', '-addext', 'keyUsage=critical,keyCertSign'],
  ]);
  const request = ['-keyout', file('server.key'), '-out', file('server.csr'), '-subj', '/CN=127.0.0.1'];
  await run('openssl', ['req', ...newKey, ...request]);
  writeFileSync(file('names'), 'subjectAltName=IP:127.0.0.1,DNS:localhost\nextendedKeyUsage=serverAuth\n');
  await run('openssl', [
    ...['x509', '-req', '-days', '2', '-in', file('server.csr'), '-out', file('server.crt')],
    ...['-CA', file('authority.crt'), '-CAkey', file('authority.key'), '-CAcreateserial'],
    ...['-extfile', file('names')],
  ]);
  return { authority: file('authority.crt'), certificate: file('server.crt'), key: file('server.key') };
}
