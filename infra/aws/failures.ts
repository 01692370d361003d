import { Duration, type Stack } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from './acknowledge.ts';
import { allow } from './lambda.ts';

/** Where what failed after all its retries waits for the host, for two weeks. */
export function createFailureQueue(stack: Stack, name: string): Queue {
  const queue = new Queue(stack, name, {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  acknowledge(queue, {
    'AwsSolutions-SQS3': 'It is the dead-letter queue itself.',
    'Serverless-SQSRedrivePolicy': 'It is the dead-letter queue itself.',
  });
  return queue;
}

/**
 * What nobody waits for runs once more when it fails; a run that fails again is left in the queue. Without it, Lambda
 * forgets the run.
 * @param within after which a run that could not begin is of no use
 */
export function leaveFailures(made: LambdaFunction, queue: IQueue, within: Duration): void {
  made.addToRolePolicy(allow(['sqs:SendMessage'], [queue.queueArn]));
  made.configureAsyncInvoke({
    retryAttempts: 1,
    maxEventAge: within,
    // CDK's own destination would grant more than sending.
    onFailure: { bind: () => ({ destination: queue.queueArn }) },
  });
}
