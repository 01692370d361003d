import { Fn, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { acknowledge } from './acknowledge.ts';

/** What a request leaves in the log: nothing about the person who made it. */
const logFields = {
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
};

/**
 * The HTTP API behind `/api/*`: every address answers through the function, so that each mistake gets
 * a problem body. Gives the API's host name.
 */
export function createApi(stack: Stack, episodes: IFunction): string {
  const api = new HttpApi(stack, 'Api', { createDefaultStage: false });
  const routes = api.addRoutes({
    path: '/api/{proxy+}',
    methods: [HttpMethod.ANY],
    integration: new HttpLambdaIntegration('EpisodesIntegration', episodes),
  });
  for (const route of routes) {
    acknowledge(route, {
      'AwsSolutions-APIG4':
        'Reading shows and episodes is public; the function refuses what lacks the origin secret.',
    });
  }
  const log = new LogGroup(stack, 'ApiLog', {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  new HttpStage(stack, 'ApiStage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    // What a cached site needs is far below; a flood around the cache ends here.
    throttle: { rateLimit: 50, burstLimit: 100 },
    accessLogSettings: {
      destination: new LogGroupLogDestination(log),
      format: AccessLogFormat.custom(JSON.stringify(logFields)),
    },
  });
  return Fn.join('.', [api.apiId, 'execute-api', stack.region, stack.urlSuffix]);
}
