import type { Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { allow } from './lambda.ts';

type Schedule = {
  starts: IFunction;
  description: string;
  /** As EventBridge Scheduler writes it, such as `rate(1 hour)`. */
  when: string;
  /** Minutes after that within which it may start; at once without them. */
  within?: number;
  /** Seconds after which a start that did not come about is of no use. */
  latest: number;
  input?: object;
};

/**
 * Schedules by their names, with one role that may start their functions and nothing else. A start that did not come
 * about is tried three times, and then left in the queue.
 */
export function createSchedules(stack: Stack, failures: IQueue, schedules: Record<string, Schedule>): void {
  const role = new Role(stack, 'SchedulerRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  });
  const started = Object.values(schedules).map(({ starts }) => starts.functionArn);
  role.addToPolicy(allow(['lambda:InvokeFunction'], started));
  role.addToPolicy(allow(['sqs:SendMessage'], [failures.queueArn]));
  for (const [name, { starts, description, when, within, latest, input = {} }] of Object.entries(schedules)) {
    const schedule = new CfnSchedule(stack, name, {
      description,
      scheduleExpression: when,
      flexibleTimeWindow: within ? { mode: 'FLEXIBLE', maximumWindowInMinutes: within } : { mode: 'OFF' },
      target: {
        arn: starts.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify(input),
        retryPolicy: { maximumEventAgeInSeconds: latest, maximumRetryAttempts: 3 },
        deadLetterConfig: { arn: failures.queueArn },
      },
    });
    schedule.node.addDependency(role);
  }
}
