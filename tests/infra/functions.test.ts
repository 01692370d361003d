import { describe, expect, it } from 'vitest';
import { watchedPartitions } from '../../functions/changes/tags.ts';
import { only, plain, type Resource, resourcesOf, standInBuild, synthesise } from './synthesise.ts';

const site = synthesise();
const functions = site.part('Functions');
const changes = site.part('Changes');
const lambdasOf = (part: typeof functions) => Object.entries(resourcesOf(part, 'AWS::Lambda::Function'));
const lambdas = [...lambdasOf(functions), ...lambdasOf(changes)];

const logGroups = (part: typeof functions) => resourcesOf(part, 'AWS::Logs::LogGroup');

describe('the functions of a site', () => {
  it('run on Node 24 and arm64, and log as JSON into a group of their own that forgets', () => {
    expect(lambdas.map(([id]) => plain({ Ref: id })).sort()).toEqual([
      'Articles',
      'Changes',
      'Comments',
      'Counts',
      'Episodes',
      'Nightly',
      'Pages',
      'Search',
      'Sync',
    ]);
    for (const [id, { Properties }] of lambdas) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'handler.handler',
        LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'WARN' },
      });
      const { LogGroup } = Object(Properties.LoggingConfig);
      expect(plain(LogGroup)).toBe(`${plain({ Ref: id })}Log`);
      const groups = { ...logGroups(functions), ...logGroups(changes) };
      expect(groups[LogGroup.Ref]?.Properties.RetentionInDays).toBe(30);
    }
  });

  it('know no secret but by reference, and the API functions alone are told what the distribution sends', () => {
    const told = lambdas.map(([id, { Properties }]) => {
      const variables = Object.entries(Object(Properties.Environment).Variables);
      return [plain({ Ref: id }), Object.fromEntries(variables.map(([name, value]) => [name, plain(value)]))];
    });
    const secret = '{{resolve:secretsmanager:SiteSecret:SecretString:::}}';
    expect(Object.fromEntries(told)).toEqual({
      Pages: { TABLE_NAME: 'Table', OBJECTS_BUCKET: 'Objects', CURSOR_SECRET: secret },
      Episodes: { TABLE_NAME: 'Table', CURSOR_SECRET: secret, ORIGIN_SECRET: secret },
      Articles: { TABLE_NAME: 'Table', CURSOR_SECRET: secret, ORIGIN_SECRET: secret },
      Search: { OBJECTS_BUCKET: 'Objects', ORIGIN_SECRET: secret },
      Sync: { TABLE_NAME: 'Table', OBJECTS_BUCKET: 'Objects' },
      Comments: { TABLE_NAME: 'Table', CURSOR_SECRET: secret, ORIGIN_SECRET: secret },
      Counts: { TABLE_NAME: 'Table', ORIGIN_SECRET: secret },
      Nightly: { TABLE_NAME: 'Table' },
      Changes: { DISTRIBUTION_ID: 'Distribution', TABLE_NAME: 'Table' },
    });
  });

  it('are told the key of Akismet by a reference, where the author has switched it on', () => {
    const asking = synthesise({ akismetSecret: 'akismet-key' }, standInBuild(), {
      comments: { outsideChecks: ['akismet'] },
    });
    const told = lambdasOf(asking.part('Functions')).flatMap(([id, { Properties }]) => {
      const { AKISMET_KEY } = Object(Properties.Environment).Variables;
      return AKISMET_KEY ? [[plain({ Ref: id }), AKISMET_KEY]] : [];
    });
    expect(told).toEqual([['Comments', '{{resolve:secretsmanager:akismet-key:SecretString:::}}']]);
  });

  it('have no bound of their own unless the host gives one, and then sync keeps none', () => {
    const bounds = (all: Record<string, Resource>) =>
      Object.entries(all).map(([id, { Properties }]) => [
        plain({ Ref: id }),
        Properties.ReservedConcurrentExecutions,
      ]);
    expect(bounds(Object.fromEntries(lambdas)).filter(([, bound]) => bound !== undefined)).toEqual([]);
    const bounded = synthesise({ concurrency: '20' }).part('Functions');
    expect(Object.fromEntries(bounds(resourcesOf(bounded, 'AWS::Lambda::Function')))).toEqual({
      Pages: 20,
      Episodes: 20,
      Articles: 20,
      Search: 20,
      Comments: 20,
      Counts: 20,
      Nightly: undefined,
      Sync: undefined,
    });
  });

  it('have room for a search index of 72 MB: where it is built for three of them, where it is read for two', () => {
    const room = lambdas.map(([id, { Properties }]) => [
      plain({ Ref: id }),
      [Properties.MemorySize, Object(Properties.EphemeralStorage).Size ?? 512],
    ]);
    expect(Object.fromEntries(room)).toMatchObject({
      Pages: [1024, 512],
      Search: [1024, 512],
      Sync: [1536, 1024],
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
    const routes = Object.values(resourcesOf(functions, 'AWS::ApiGatewayV2::Route'));
    expect(routes.map(({ Properties }) => [Properties.RouteKey, plain(Properties.Target)]).sort()).toEqual([
      ['ANY /api/articles', expect.stringContaining('ArticlesIntegration')],
      ['ANY /api/articles/{id}', expect.stringContaining('ArticlesIntegration')],
      ['ANY /api/comments/{proxy+}', expect.stringContaining('CommentsIntegration')],
      ['ANY /api/counts', expect.stringContaining('CountsIntegration')],
      ['ANY /api/episodes/{id}/articles', expect.stringContaining('ArticlesIntegration')],
      ['ANY /api/search', expect.stringContaining('SearchIntegration')],
      ['ANY /api/threads', expect.stringContaining('CommentsIntegration')],
      ['ANY /api/threads.atom', expect.stringContaining('CommentsIntegration')],
      ['ANY /api/threads/{proxy+}', expect.stringContaining('CommentsIntegration')],
      ['ANY /api/{proxy+}', expect.stringContaining('EpisodesIntegration')],
    ]);
    for (const { Properties } of Object.values(resourcesOf(functions, 'AWS::ApiGatewayV2::Integration'))) {
      expect(Properties.PayloadFormatVersion).toBe('2.0');
    }
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

describe('sync and the nightly work', () => {
  it('start by themselves, every 15 minutes and every night, are started again when that fails, and leave what failed in the queue', () => {
    const schedules = Object.values(resourcesOf(site.part('Schedule'), 'AWS::Scheduler::Schedule'));
    const [sync, nightly] = ['Sync', 'Nightly'].map((name) =>
      schedules.find(({ Properties }) => plain(Object(Properties.Target).Arn) === name),
    );
    expect(schedules).toHaveLength(2);
    expect(sync?.Properties).toMatchObject({
      ScheduleExpression: 'rate(15 minutes)',
      Target: { RetryPolicy: { MaximumEventAgeInSeconds: 600, MaximumRetryAttempts: 3 } },
    });
    expect(nightly?.Properties).toMatchObject({ ScheduleExpression: 'cron(20 3 * * ? *)' });
    for (const each of [sync, nightly]) {
      expect(plain(Object(each?.Properties.Target).DeadLetterConfig.Arn)).toBe('SyncFailures');
    }
  });

  it.each([
    ['Sync', 600],
    ['Nightly', 3600],
  ])('%s runs once more when it fails, and leaves what failed again in the same queue', (name, seconds) => {
    const found = Object.values(resourcesOf(functions, 'AWS::Lambda::EventInvokeConfig')).find(
      ({ Properties }) => plain(Properties.FunctionName) === name,
    );
    expect(found?.Properties).toMatchObject({ MaximumRetryAttempts: 1, MaximumEventAgeInSeconds: seconds });
    expect(plain(Object(found?.Properties.DestinationConfig).OnFailure.Destination)).toBe('SyncFailures');
  });
});

describe('changes of the table', () => {
  const { Properties: mapping } = only(changes, 'AWS::Lambda::EventSourceMapping');

  it('reach the function in their order, gathered for five seconds, from the first that the stream still has', () => {
    expect(mapping).toMatchObject({
      BatchSize: 1000,
      MaximumBatchingWindowInSeconds: 5,
      ParallelizationFactor: 1,
      StartingPosition: 'TRIM_HORIZON',
    });
    expect(plain(mapping.EventSourceArn)).toBe('Table');
    expect(plain(mapping.FunctionName)).toBe('Changes');
  });

  it('that fail are divided and tried five times more, and then wait in a queue while the others go on', () => {
    expect(mapping).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 5,
    });
    expect(plain(Object(mapping.DestinationConfig).OnFailure.Destination)).toBe('ChangesFailures');
  });

  const startedBy = ({ FilterCriteria }: Record<string, unknown>) => {
    const [{ Pattern }] = Object(FilterCriteria).Filters;
    return JSON.parse(Pattern);
  };

  it('that no page shows do not start the function', () => {
    expect(startedBy(mapping)).toEqual({
      dynamodb: { Keys: { pk: { S: watchedPartitions.map((prefix) => ({ prefix })) } } },
    });
  });

  it('that mails are to be tried about start it too, where the site mails about replies', () => {
    const mailing = synthesise({}, standInBuild(), {
      mail: { from: 'no-reply@example.org', moderators: [] },
    }).part('Changes');
    const { Properties } = only(mailing, 'AWS::Lambda::EventSourceMapping');
    const prefixes = [...watchedPartitions, 'UNSENT'].map((prefix) => ({ prefix }));
    expect(startedBy(Properties)).toEqual({ dynamodb: { Keys: { pk: { S: prefixes } } } });
    const [changesFunction] = lambdasOf(mailing);
    const { MAIL_FROM, CURSOR_SECRET } = Object(changesFunction?.[1].Properties.Environment).Variables;
    expect([MAIL_FROM, plain(CURSOR_SECRET)]).toEqual([
      'no-reply@example.org',
      '{{resolve:secretsmanager:SiteSecret:SecretString:::}}',
    ]);
  });
});

describe('a rotation of the origin’s secret', () => {
  const secretOf = (name: string) => `{{resolve:secretsmanager:${name}:SecretString:::}}`;
  const originSecrets = (rotation: number) => {
    const rotated = synthesise(rotation === 0 ? {} : { rotation });
    const taken = lambdasOf(rotated.part('Functions')).flatMap(([, { Properties }]) => {
      const { ORIGIN_SECRET } = Object(Properties.Environment).Variables;
      return ORIGIN_SECRET ? [plain(ORIGIN_SECRET)] : [];
    });
    const config = only(rotated.part('Site'), 'AWS::CloudFront::Distribution').Properties.DistributionConfig;
    const sent = Object(config).Origins.flatMap(
      (origin: { OriginCustomHeaders?: { HeaderValue: unknown }[] }) =>
        (origin.OriginCustomHeaders ?? []).map(({ HeaderValue }) => plain(HeaderValue)),
    );
    return { taken: [...new Set(taken)], sent: [...new Set(sent)], rotated };
  };

  it.each([
    [0, ['SiteSecret'], 'SiteSecret'],
    [1, ['Rotation1Origin', 'SiteSecret'], 'Rotation1Origin'],
    [2, ['Rotation2Origin', 'Rotation1Origin'], 'Rotation2Origin'],
  ])('number %i: functions take %j, the distribution sends %s', (rotation, taken, sent) => {
    const found = originSecrets(rotation);
    expect(found.taken).toEqual([taken.map(secretOf).join(' ')]);
    expect(found.sent).toEqual([secretOf(sent)]);
  });

  it('keeps what the distribution still names, and what guests are known by', () => {
    const template = originSecrets(1).rotated.part('Functions');
    const exported = Object.values(template.toJSON().Outputs).map((output) => plain(Object(output).Value));
    expect(exported).toEqual(expect.arrayContaining(['SiteSecret', 'Rotation1Origin']));
    for (const [, { Properties }] of lambdasOf(template)) {
      const { CURSOR_SECRET } = Object(Properties.Environment).Variables;
      if (CURSOR_SECRET) expect(plain(CURSOR_SECRET)).toBe(secretOf('SiteSecret'));
    }
  });
});
