import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the local site keeps its data, and where it listens. */
export type LocalSettings = {
  port: number;
  /** Absolute; the database, secrets and whatever else survives a restart. */
  dataDir: string;
  /** Another DynamoDB-compatible engine than our own; then none is started. */
  databaseEndpoint?: string;
  tableName: string;
  /** The built site's files. */
  ownFiles: string;
};

/** A value in the environment that cannot be used. */
export class LocalSettingsError extends Error {
  override name = 'LocalSettingsError';
}

/**
 * Reads `PORT` (default 4321; 0 takes a free one), `DATA_DIR` (default `.local`) and `DDB_ENDPOINT`.
 * @throws {LocalSettingsError} naming the variable and what was expected
 */
export function readLocalSettings(env: NodeJS.ProcessEnv = process.env): LocalSettings {
  const port = Number(env.PORT ?? 4321);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new LocalSettingsError(`PORT is "${env.PORT}", expected a number from 0 to 65535.`);
  }
  const dataDir = resolve(env.DATA_DIR || '.local');
  mkdirSync(dataDir, { recursive: true });
  return {
    port,
    dataDir,
    tableName: 'show-companion',
    ownFiles: resolve('dist/client'),
    ...(env.DDB_ENDPOINT && { databaseEndpoint: env.DDB_ENDPOINT }),
  };
}

/** The secret that signs cursors here: made once, then kept with the data. */
export function localSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
    return localSecret(dataDir);
  }
}
