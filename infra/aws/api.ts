import { RemovalPolicy, type Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { articleRoutes } from '../../functions/articles/routes.ts';
import { commentsPaths } from '../../functions/comments/routes.ts';
import { countsPath } from '../../functions/counts/path.ts';
import { searchRoute } from '../../functions/search/routes.ts';
import { acknowledge } from './acknowledge.ts';

/** What a request leaves in the log: nothing about the person who made it. */
const logFields = {
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
};

/** The functions behind the API; `episodes` answers what no other does. */
type ApiFunctions = Record<'episodes' | 'articles' | 'search' | 'comments' | 'counts', IFunction>;

/**
 * The HTTP API behind `/api/*`: every address answers through a function, so that each mistake gets
 * a problem body.
 */
export function createApi(
  stack: Stack,
  { episodes, articles, search, comments, counts }: ApiFunctions,
): HttpApi {
  const api = new HttpApi(stack, 'Api', { createDefaultStage: false });
  route(api, '/api/{proxy+}', new HttpLambdaIntegration('EpisodesIntegration', episodes));
  const ofArticles = new HttpLambdaIntegration('ArticlesIntegration', articles);
  for (const { path } of articleRoutes) route(api, path, ofArticles);
  route(api, searchRoute.path, new HttpLambdaIntegration('SearchIntegration', search));
  route(api, countsPath, new HttpLambdaIntegration('CountsIntegration', counts));
  const commentsIntegration = new HttpLambdaIntegration('CommentsIntegration', comments);
  for (const path of commentsPaths) route(api, path.replace('*', '{proxy+}'), commentsIntegration);
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
  return api;
}

function route(api: HttpApi, path: string, integration: HttpLambdaIntegration): void {
  for (const added of api.addRoutes({ path, methods: [HttpMethod.ANY], integration })) {
    acknowledge(added, {
      'AwsSolutions-APIG4':
        'Everybody may read, search and comment; the functions refuse what lacks the origin secret.',
    });
  }
}
