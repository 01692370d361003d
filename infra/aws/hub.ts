import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpMethod, HttpRoute, HttpRouteKey, type IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { hubPath } from '../../functions/hub/path.ts';
import { acknowledge } from './acknowledge.ts';
import { leaveFailures } from './failures.ts';
import { allow, siteFunction } from './lambda.ts';
import { createSchedules } from './schedules.ts';

type HubProps = StackProps & {
  table: ITable;
  api: IHttpApi;
  sync: IFunction;
  /** Where rounds that could not be started are left. */
  failures: IQueue;
  /** What requests that came through the distribution carry. */
  accepted: string;
  /** Where hubs find the site. */
  address: string;
  /** The bundle of the function. */
  bundle: string;
  concurrency?: number | undefined;
};

/**
 * Has hubs tell of news of feeds (WebSub): the function that asks them once an hour, and that they call. It stands after
 * the distribution, whose address they are given.
 */
export class HubStack extends Stack {
  constructor(scope: Construct, id: string, props: HubProps) {
    super(scope, id, props);
    const hub = createFunction(this, props);
    const route = new HttpRoute(this, 'HubRoute', {
      httpApi: props.api,
      routeKey: HttpRouteKey.with(`${hubPath}/{proxy+}`, HttpMethod.ANY),
      integration: new HttpLambdaIntegration('HubIntegration', hub),
    });
    acknowledge(route, {
      'AwsSolutions-APIG4':
        'Hubs are known by an address that they were given and by what they sign; the function refuses what lacks the origin secret.',
    });
    createSchedules(this, props.failures, {
      EveryHour: {
        starts: hub,
        description: 'Asks hubs of feeds that are to be asked',
        when: 'rate(1 hour)',
        within: 15,
        latest: 1800,
        input: { keep: 'subscriptions' },
      },
    });
  }
}

function createFunction(
  stack: Stack,
  { table, sync, failures, accepted, address, bundle, concurrency }: HubProps,
): LambdaFunction {
  const hub = siteFunction(stack, 'Hub', {
    folder: bundle,
    description: 'Asks hubs to tell of news of feeds, and has a feed read when they do',
    memory: 512,
    // Each hub has ten seconds to answer.
    timeout: Duration.minutes(2),
    environment: {
      TABLE_NAME: table.tableName,
      ORIGIN_SECRET: accepted,
      SITE_ADDRESS: address,
      SYNC_FUNCTION: sync.functionName,
    },
    statements: [
      onRows(table, ['dynamodb:GetItem'], ['CHECK#*', 'FEED#*', 'HUB#*']),
      onRows(table, ['dynamodb:PutItem'], ['CHECK#*', 'HUB#*']),
      onRows(table, ['dynamodb:DeleteItem'], ['HUB#*']),
      allow(['lambda:InvokeFunction'], [sync.functionArn]),
    ],
    concurrency,
  });
  leaveFailures(hub, failures, Duration.minutes(30));
  return hub;
}

/** Everybody may call its address: it reaches what it needs, and neither people nor what they wrote. */
const onRows = (table: ITable, actions: string[], partitions: string[]): PolicyStatement =>
  new PolicyStatement({
    actions,
    resources: [table.tableArn],
    conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions } },
  });
