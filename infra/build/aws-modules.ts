import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * A Lambda finds its credentials in its environment. The SDK would look for them in files, other services and
 * the network as well, with code for each.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
const environmentCredentials: Plugin = {
  name: 'environment-credentials',
  setup(build) {
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, ({ path, resolveDir }) => ({
      path,
      namespace: 'environment-credentials',
      pluginData: resolveDir,
    }));
    build.onLoad({ filter: /.*/, namespace: 'environment-credentials' }, ({ pluginData }) => ({
      contents: "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';",
      resolveDir: pluginData,
    }));
  },
};

/**
 * The table is found by its region. The SDK could ask the service for a nearer endpoint, which nobody switches on,
 * with code and a cache that are larger than some of our functions.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoint-discovery.html
 */
const noEndpointDiscovery: Plugin = {
  name: 'no-endpoint-discovery',
  setup(build) {
    build.onResolve({ filter: /^@aws-sdk\/middleware-endpoint-discovery$/ }, ({ path }) => ({
      path,
      namespace: 'no-endpoint-discovery',
    }));
    build.onLoad({ filter: /.*/, namespace: 'no-endpoint-discovery' }, () => ({
      contents: `
        export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
          environmentVariableSelector: () => false, configFileSelector: () => false, default: false };
        export const resolveEndpointDiscoveryConfig = (config) => config;`,
    }));
  },
};

/** Clients of AWS name their version in each request, and bring all of their `package.json` along for it. */
const versionsAlone: Plugin = {
  name: 'versions-alone',
  setup(build) {
    build.onLoad({ filter: /@aws-sdk[\\/]client-[^\\/]+[\\/]package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/**
 * What stands in for Node's own digests where there are none, and a way of trying again that has to be asked for by
 * name, are in every client. Whoever asks for them nevertheless is told so.
 */
const noStandIns: Plugin = {
  name: 'no-stand-ins',
  setup(build) {
    build.onLoad(
      { filter: /@smithy[\\/]core[\\/].*[\\/](Sha256Js|util-retry[\\/]AdaptiveRetryStrategy)\.js$/ },
      ({ path }) => {
        const name = basename(path, '.js');
        return {
          contents: `export class ${name} { constructor() { throw new Error('${name} is not bundled.'); } }`,
        };
      },
    );
  },
};

/**
 * A Lambda has no files of settings. The SDK would look for two before its first request, and load what reads files.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html
 */
const noSettingsFiles: Plugin = {
  name: 'no-settings-files',
  setup(build) {
    build.onLoad({ filter: /@smithy[\\/]core[\\/].*[\\/]loadSharedConfigFiles\.js$/ }, ({ path }) => ({
      contents: `
        export { CONFIG_PREFIX_SEPARATOR } from './constants';
        export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });`,
      resolveDir: dirname(path),
    }));
  },
};

/** Leave out of clients of AWS what a Lambda has no use for. */
export const awsModules = [
  environmentCredentials,
  noEndpointDiscovery,
  versionsAlone,
  noStandIns,
  noSettingsFiles,
];
