import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that systems hand out for outgoing connections (from 32,768 on, or higher), which come and go. */
const lowest = 20_000;
const highest = 32_000;

/**
 * A port of this machine on which nothing listens at present, for programs that have to be told one.
 * @throws {Error} when none of fifty was free
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (await isFree(port)) return port;
  }
  throw new Error('No free port was found on this machine.');
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
