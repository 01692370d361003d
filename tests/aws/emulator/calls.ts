import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import type { Tools } from './tools.ts';

/** Calls of any AWS service, as `boto3` names services, operations and arguments. */
export type Calls = {
  /** @throws {Error} with what the service answered */
  <T>(service: string, operation: string, args: object, answer: z.ZodMiniType<T>): Promise<T>;
  close(): void;
};

const answerSchema = z.object({ value: z.optional(z.unknown()), error: z.optional(z.string()) });

/** Asks for everything by one process: the answers come in the order of the questions. */
export function startCalls(tools: Tools, environment: NodeJS.ProcessEnv): Calls {
  const child = spawn(tools.python, [join(import.meta.dirname, 'call.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: environment,
  });
  const lines = createInterface({ input: child.stdout });
  let earlier: Promise<unknown> = Promise.resolve();

  function call<T>(service: string, operation: string, args: object, answer: z.ZodMiniType<T>): Promise<T> {
    const asked = earlier.then(async () => {
      const line = once(lines, 'line');
      child.stdin.write(`${JSON.stringify({ service, operation, with: args })}\n`);
      const { value, error } = answerSchema.parse(JSON.parse(String(await line)));
      if (error) throw new Error(`${service} ${operation}: ${error}`);
      return answer.parse(value);
    });
    earlier = asked.catch(() => undefined);
    return asked;
  }
  return Object.assign(call, { close: () => child.stdin.end() });
}
