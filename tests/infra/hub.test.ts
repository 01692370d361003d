import { describe, expect, it } from 'vitest';
import { only, plain, resourcesOf, synthesise } from './synthesise.ts';

const part = synthesise().part('Hub');

describe('the function that hubs call', () => {
  it('is told where they find the site, which knows no other secret than what came through the distribution', () => {
    const { Variables } = Object(only(part, 'AWS::Lambda::Function').Properties.Environment);
    const told = Object.entries(Variables).map(([name, value]) => [name, plain(value)]);
    expect(Object.fromEntries(told)).toEqual({
      TABLE_NAME: 'Table',
      ORIGIN_SECRET: '{{resolve:secretsmanager:SiteSecret:SecretString:::}}',
      SITE_ADDRESS: 'https://Distribution',
      SYNC_FUNCTION: 'Sync',
    });
  });

  it('answers what lies below one path, and is started once an hour', () => {
    const routes = Object.values(resourcesOf(part, 'AWS::ApiGatewayV2::Route'));
    expect(routes.map(({ Properties }) => Properties.RouteKey)).toEqual(['ANY /api/hub/{proxy+}']);
    const { ScheduleExpression, Target } = only(part, 'AWS::Scheduler::Schedule').Properties;
    expect(ScheduleExpression).toBe('rate(1 hour)');
    expect(JSON.parse(Object(Target).Input)).toEqual({ keep: 'subscriptions' });
  });

  it('leaves a round that failed where somebody is told of it', () => {
    const { DestinationConfig } = only(part, 'AWS::Lambda::EventInvokeConfig').Properties;
    expect(plain(Object(DestinationConfig).OnFailure.Destination)).toBe('SyncFailures');
  });

  it('is there without a console as well', () => {
    const { names } = synthesise({ console: 'off' });
    expect(names.some((name) => name.endsWith('-Hub'))).toBe(true);
  });
});
