import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';

/** What of a site is watched. */
export type Watched = {
  /** All of them, whatever they are called. */
  functions: LambdaFunction[];
  /** Where what failed after all its retries waits. */
  queues: Queue[];
  api: HttpApi;
  table: Table;
  distribution: IDistribution;
  pages: LambdaFunction;
  sync: LambdaFunction;
  changes: LambdaFunction;
};

/** Everything in some stacks that can be watched, so that a new function is without being named. */
export function watchedIn(
  stacks: IConstruct[],
  named: Omit<Watched, 'functions' | 'queues' | 'api'>,
): Watched {
  const all = stacks.flatMap((stack) => stack.node.findAll());
  const api = all.find((construct) => construct instanceof HttpApi);
  if (!api) throw new TypeError('The site has no API.');
  return {
    ...named,
    api,
    functions: all.filter((construct) => construct instanceof LambdaFunction),
    queues: all.filter((construct) => construct instanceof Queue),
  };
}
