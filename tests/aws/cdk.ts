import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { account, type Emulator, region } from './emulator/emulator.ts';

type Synthesis = {
  /** The program that makes the stacks. */
  app: string;
  stage: string;
  /** Gets the templates and what they deploy. */
  assembly: string;
  variables?: Record<string, string>;
  signal: AbortSignal;
};

/** Writes the templates of a stage, with no network and no credentials. */
export function synthesise({ app, stage, assembly, variables = {}, signal }: Synthesis): Promise<void> {
  const options = ['--output', assembly, '-c', `stage=${stage}`, '--quiet'];
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...variables };
  return cdk(['synth', '--app', `${process.execPath} ${app}`, ...options], env, signal);
}

/** The real `cdk` against the emulator, for templates that were made before. */
export function cdkFor({ environment }: Emulator, assembly: string) {
  const run =
    (...args: string[]) =>
    (signal: AbortSignal) =>
      cdk([...args, '--app', assembly], environment, signal);
  return {
    bootstrap: run('bootstrap', `aws://${account}/${region}`),
    deploy: run('deploy', '--all', '--require-approval', 'never'),
    /** @throws {Error} when what is deployed differs from the templates */
    diff: run('diff', '--fail', '--method', 'template'),
    destroy: run('destroy', '--all', '--force'),
  };
}

/** Every command of cdk begins with the build that `cdk.json` names: here it is one that does nothing. */
const always = ['--build', 'true', '--no-notices', '--ci'];

async function cdk(args: string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, ['node_modules/aws-cdk/bin/cdk', ...args, ...always], {
    env: { ...env, CDK_DISABLE_CLI_TELEMETRY: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
    signal,
  });
  const [output, errors, [code]] = await Promise.all([
    buffer(child.stdout),
    buffer(child.stderr),
    once(child, 'exit'),
  ]);
  if (code !== 0) throw new Error(`cdk ${args[0]} failed:\n${`${output}${errors}`.slice(-6000)}`);
}
