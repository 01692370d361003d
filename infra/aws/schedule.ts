import { Stack, type StackProps } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { createSchedules } from './schedules.ts';

type ScheduleProps = StackProps & { sync: IFunction; nightly: IFunction; failures: IQueue };

/** Starts sync every 15 minutes, the first time as soon as the schedule exists, and the nightly work once a day. */
export class ScheduleStack extends Stack {
  constructor(scope: Construct, id: string, { sync, nightly, failures, ...props }: ScheduleProps) {
    super(scope, id, props);
    createSchedules(this, failures, {
      EveryQuarterHour: {
        starts: sync,
        description: 'Reads the feeds into the table',
        when: 'rate(15 minutes)',
        // The next run comes soon: a start that is ten minutes late is of no use.
        latest: 600,
      },
      EveryNight: {
        starts: nightly,
        description: 'Looks after discussions',
        when: 'cron(20 3 * * ? *)',
        within: 60,
        latest: 3600,
      },
    });
  }
}
