import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { LocalSettingsError } from './settings.ts';

/**
 * Serves an app on the loopback address.
 * @param port 0 takes a free one
 * @throws {LocalSettingsError} when the port is taken or not allowed
 */
export async function listen(app: Pick<Hono, 'fetch'>, port: number) {
  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve(
    {
      fetch: app.fetch,
      port,
      hostname: '127.0.0.1',
      // What the server gives up first may fail a request that is already on its way: clients should.
      serverOptions: { keepAliveTimeout: 65_000 },
    },
    listening.resolve,
  );
  server.once('error', (error) => listening.reject(explained(error, port)));
  const address = await listening.promise;
  return {
    port: address.port,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        if ('closeIdleConnections' in server) server.closeIdleConnections();
        setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 2000).unref();
      }),
  };
}

function explained(error: Error, port: number): Error {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new LocalSettingsError(`Port ${port} is taken by another program. Set PORT to a free one.`);
  }
  if (code === 'EACCES')
    return new LocalSettingsError(`Port ${port} may not be used here. Set PORT to another.`);
  return error;
}
