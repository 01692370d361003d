import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { only, plain, resourcesOf, synthesise } from './synthesise.ts';

const site = synthesise({ email: 'me@example.org', budget: '7' });
const operations = site.part('Operations');
const alarms = Object.entries(resourcesOf(operations, 'AWS::CloudWatch::Alarm')).map(
  ([id, { Properties }]) => ({ name: plain({ Ref: id }), Properties }),
);
const queues = ['Functions', 'Changes'].flatMap((part) =>
  Object.keys(resourcesOf(site.part(part), 'AWS::SQS::Queue')).map((id) => plain({ Ref: id })),
);
const functions = ['Functions', 'Changes'].flatMap((part) =>
  Object.keys(resourcesOf(site.part(part), 'AWS::Lambda::Function')).map((id) => plain({ Ref: id })),
);

describe('alarms', () => {
  it('are one for each thing that readers or the host would notice, and ten at most, which are free', () => {
    expect(alarms.map(({ name }) => name).sort()).toEqual(
      [
        'ApiFails',
        'ChangesLate',
        'FunctionsThrottled',
        'PagesFail',
        'SyncSilent',
        'TableReadsThrottled',
        'TableWritesThrottled',
        ...queues.map((queue) => `${queue}Wait`),
      ].sort(),
    );
    expect(alarms.length).toBeLessThanOrEqual(10);
  });

  it('say what is wrong, write to the host, and write again when it is over', () => {
    for (const { Properties } of alarms) {
      expect(Properties.AlarmDescription).toMatch(/^[A-Z].{40,}\.$/);
      for (const actions of [Properties.AlarmActions, Properties.OKActions]) {
        expect([actions].flat().map(plain)).toEqual(['Alarms']);
      }
    }
  });

  it('keep quiet while nobody visits, but for a sync that does not start', () => {
    const silent = alarms.filter(({ Properties }) => Properties.TreatMissingData === 'breaching');
    expect(silent.map(({ name }) => name)).toEqual(['SyncSilent']);
    expect(silent[0]?.Properties).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      MetricName: 'Invocations',
      Period: 3600,
    });
  });

  it('are each explained in the handbook', () => {
    const handbook = readFileSync('docs/operations.md', 'utf8');
    for (const { name } of alarms) expect(handbook).toContain(`\`${name}\``);
  });
});

describe('the loss of each part', () => {
  const metricsOf = Object.fromEntries(
    alarms.map(({ name, Properties }) => [name, `${Properties.Namespace} ${Properties.MetricName}`]),
  );

  it.each([
    ['a table that turns reads away', 'TableReadsThrottled', 'AWS/DynamoDB ReadThrottleEvents'],
    ['a table that turns writes away', 'TableWritesThrottled', 'AWS/DynamoDB WriteThrottleEvents'],
    ['a table or objects that pages cannot be made without', 'PagesFail', 'AWS/Lambda Url5xxCount'],
    [
      'a table or objects that the API cannot answer without, or a function that is ended',
      'ApiFails',
      'AWS/ApiGateway 5xx',
    ],
    ['a stream that is late', 'ChangesLate', 'AWS/Lambda IteratorAge'],
    ['a change that fails each time', 'ChangesFailuresWait', 'AWS/SQS ApproximateNumberOfMessagesVisible'],
    ['a sync that fails, or is ended', 'SyncFailuresWait', 'AWS/SQS ApproximateNumberOfMessagesVisible'],
    ['a schedule that starts nothing', 'SyncSilent', 'AWS/Lambda Invocations'],
    ['functions that may not run', 'FunctionsThrottled', 'AWS/Lambda Throttles'],
  ])('%s raises %s', (_, alarm, metric) => expect(metricsOf[alarm]).toBe(metric));

  it('keeps a change for as long as the stream has it, however late it comes', () => {
    const { MaximumRecordAgeInSeconds: age = -1 } = only(
      site.part('Changes'),
      'AWS::Lambda::EventSourceMapping',
    ).Properties;
    expect(age).toBe(-1);
  });
});

describe('what the host sees and pays', () => {
  it('is on one dashboard, with every function and queue that there is', () => {
    const body = JSON.stringify(only(operations, 'AWS::CloudWatch::Dashboard').Properties.DashboardBody);
    for (const name of [...functions, ...queues]) expect(body).toContain(name);
  });

  it('is told by mail, also when a month costs more than the budget or is going to', () => {
    expect(only(operations, 'AWS::SNS::Subscription').Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'me@example.org',
    });
    const { Budget, NotificationsWithSubscribers } = only(operations, 'AWS::Budgets::Budget').Properties;
    expect(Budget).toMatchObject({ BudgetLimit: { Amount: 7, Unit: 'USD' }, TimeUnit: 'MONTHLY' });
    const told = [NotificationsWithSubscribers]
      .flat()
      .map((each) => Object(each).Notification.NotificationType);
    expect(told).toEqual(['ACTUAL', 'FORECASTED']);
  });

  it('may be published by alarms and the budget of this account, over https alone', () => {
    const { PolicyDocument } = only(operations, 'AWS::SNS::TopicPolicy').Properties;
    const principals = Object(PolicyDocument).Statement.map(
      (statement: { Effect: string; Principal: unknown }) => [
        statement.Effect,
        JSON.stringify(statement.Principal),
      ],
    );
    expect(principals).toEqual(
      expect.arrayContaining([
        ['Deny', '"*"'],
        ['Allow', '{"Service":["budgets.amazonaws.com","cloudwatch.amazonaws.com"]}'],
      ]),
    );
  });
});
