import type { Hono } from 'hono';
import { handle, type LambdaContext, type LambdaEvent } from 'hono/aws-lambda';

/**
 * Makes a Lambda of a Hono app, for events of an HTTP API and of a function URL alike (payload format 2.0).
 * The one place that knows how an event becomes a request.
 */
export const lambdaHandler = (
  app: Hono,
): ((event: LambdaEvent, context?: LambdaContext) => Promise<unknown>) => handle(app);

/**
 * What the deployment tells a function.
 * @throws {Error} when the variable is not set: the function then fails to start, and says why in its log
 */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is not set.`);
  return value;
}
