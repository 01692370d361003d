import { Stack, type StackProps } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { allow } from './lambda.ts';

type ScheduleProps = StackProps & { sync: IFunction; nightly: IFunction; failures: IQueue };

/** Starts sync every 15 minutes, the first time as soon as the schedule exists, and the nightly work once a day. */
export class ScheduleStack extends Stack {
  constructor(scope: Construct, id: string, { sync, nightly, failures, ...props }: ScheduleProps) {
    super(scope, id, props);
    const role = new Role(this, 'SchedulerRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
      }),
    });
    role.addToPolicy(allow(['lambda:InvokeFunction'], [sync.functionArn, nightly.functionArn]));
    role.addToPolicy(allow(['sqs:SendMessage'], [failures.queueArn]));

    const schedule = new CfnSchedule(this, 'EveryQuarterHour', {
      description: 'Reads the feeds into the table',
      scheduleExpression: 'rate(15 minutes)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: sync.functionArn,
        roleArn: role.roleArn,
        input: '{}',
        // The next run comes soon: a start that is ten minutes late is of no use.
        retryPolicy: { maximumEventAgeInSeconds: 600, maximumRetryAttempts: 3 },
        deadLetterConfig: { arn: failures.queueArn },
      },
    });
    const night = new CfnSchedule(this, 'EveryNight', {
      description: 'Looks after discussions',
      scheduleExpression: 'cron(20 3 * * ? *)',
      flexibleTimeWindow: { mode: 'FLEXIBLE', maximumWindowInMinutes: 60 },
      target: {
        arn: nightly.functionArn,
        roleArn: role.roleArn,
        input: '{}',
        retryPolicy: { maximumEventAgeInSeconds: 3600, maximumRetryAttempts: 3 },
        deadLetterConfig: { arn: failures.queueArn },
      },
    });
    for (const each of [schedule, night]) each.node.addDependency(role);
  }
}
