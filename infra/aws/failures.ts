import { Duration, type Stack } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { acknowledge } from './acknowledge.ts';

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
