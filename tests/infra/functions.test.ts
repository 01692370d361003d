import { describe, expect, it } from 'vitest';
import { only, plain, type Resource, resourcesOf, synthesise } from './synthesise.ts';

const site = synthesise();
const functions = site.part('Functions');
const lambdas = Object.entries(resourcesOf(functions, 'AWS::Lambda::Function'));

describe('the functions of a site', () => {
  it('run on Node 24 and arm64, and log as JSON into a group of their own that forgets', () => {
    expect(lambdas.map(([id]) => plain({ Ref: id })).sort()).toEqual(['Episodes', 'Pages', 'Sync']);
    for (const [id, { Properties }] of lambdas) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'handler.handler',
        LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'WARN' },
      });
      const { LogGroup } = Object(Properties.LoggingConfig);
      expect(plain(LogGroup)).toBe(`${plain({ Ref: id })}Log`);
      const groups = resourcesOf(functions, 'AWS::Logs::LogGroup');
      expect(groups[LogGroup.Ref]?.Properties.RetentionInDays).toBe(30);
    }
  });

  it('know no secret but by reference, and the API function alone is told what the distribution sends', () => {
    const told = lambdas.map(([id, { Properties }]) => {
      const variables = Object.entries(Object(Properties.Environment).Variables);
      return [plain({ Ref: id }), Object.fromEntries(variables.map(([name, value]) => [name, plain(value)]))];
    });
    const secret = '{{resolve:secretsmanager:SiteSecret:SecretString:::}}';
    expect(Object.fromEntries(told)).toEqual({
      Pages: { TABLE_NAME: 'Table', CURSOR_SECRET: secret },
      Episodes: { TABLE_NAME: 'Table', CURSOR_SECRET: secret, ORIGIN_SECRET: secret },
      Sync: { TABLE_NAME: 'Table', OWN_FILES: '/var/task/own' },
    });
  });

  it('have no bound of their own unless the host gives one, and then sync keeps none', () => {
    const bounds = (all: Record<string, Resource>) =>
      Object.entries(all).map(([id, { Properties }]) => [
        plain({ Ref: id }),
        Properties.ReservedConcurrentExecutions,
      ]);
    expect(bounds(Object.fromEntries(lambdas)).map(([, bound]) => bound)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const bounded = synthesise({ concurrency: '20' }).part('Functions');
    expect(Object.fromEntries(bounds(resourcesOf(bounded, 'AWS::Lambda::Function')))).toEqual({
      Pages: 20,
      Episodes: 20,
      Sync: undefined,
    });
  });
});

describe('the doors to the functions', () => {
  it('pages answer requests that the distribution signed', () => {
    expect(only(functions, 'AWS::Lambda::Url').Properties).toMatchObject({
      AuthType: 'AWS_IAM',
      InvokeMode: 'BUFFERED',
    });
  });

  it('the API takes every method below /api, slows floods, allows no other origin and logs nobody’s address', () => {
    expect(only(functions, 'AWS::ApiGatewayV2::Route').Properties.RouteKey).toBe('ANY /api/{proxy+}');
    expect(only(functions, 'AWS::ApiGatewayV2::Integration').Properties.PayloadFormatVersion).toBe('2.0');
    expect(only(functions, 'AWS::ApiGatewayV2::Api').Properties.CorsConfiguration).toBeUndefined();
    const { Properties } = only(functions, 'AWS::ApiGatewayV2::Stage');
    expect(Properties.DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
    const { Format } = Object(Properties.AccessLogSettings);
    expect(Object.keys(JSON.parse(Format))).toEqual([
      'requestId',
      'route',
      'status',
      'milliseconds',
      'error',
    ]);
  });
});

describe('sync', () => {
  it('starts every 15 minutes, is started again when that fails, and leaves what failed in the queue', () => {
    expect(only(site.part('Schedule'), 'AWS::Scheduler::Schedule').Properties).toMatchObject({
      ScheduleExpression: 'rate(15 minutes)',
      Target: { RetryPolicy: { MaximumEventAgeInSeconds: 600, MaximumRetryAttempts: 3 } },
    });
    const { Target } = only(site.part('Schedule'), 'AWS::Scheduler::Schedule').Properties;
    expect(plain(Object(Target).DeadLetterConfig.Arn)).toBe('SyncFailures');
  });

  it('runs once more when it fails, and leaves what failed again in the same queue', () => {
    const { Properties } = only(functions, 'AWS::Lambda::EventInvokeConfig');
    expect(Properties).toMatchObject({ MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: 600 });
    expect(plain(Object(Properties.DestinationConfig).OnFailure.Destination)).toBe('SyncFailures');
  });
});
