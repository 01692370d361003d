import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { mailedPartitions } from '../../functions/changes/mail.ts';
import { watchedPartitions } from '../../functions/changes/tags.ts';
import { createFailureQueue } from './failures.ts';
import { allow, siteFunction } from './lambda.ts';
import { sendAs } from './mail-rights.ts';

type ChangesProps = StackProps & {
  table: Table;
  distribution: IDistribution;
  /** The bundle of the function. */
  bundle: string;
  /** Whom mails about replies come from, and what their links are signed with; absent when the site sends none. */
  mail?: { from: string; signing: ISecret } | undefined;
};

/**
 * Tells the edge what changed in the table, and people who asked for it of replies. It stands after the distribution, which it names, and after the table;
 * nothing stands after it.
 */
export class ChangesStack extends Stack {
  readonly changes: LambdaFunction;

  constructor(scope: Construct, id: string, { table, distribution, bundle, mail, ...props }: ChangesProps) {
    super(scope, id, props);
    const { tableStreamArn: stream } = table;
    if (!stream) throw new TypeError('The table has no stream.');
    const failures = createFailureQueue(this, 'ChangesFailures');
    this.changes = siteFunction(this, 'Changes', {
      folder: bundle,
      description: 'Has the edge forget the pages that show what changed in the table',
      memory: 256,
      timeout: Duration.seconds(30),
      environment: {
        DISTRIBUTION_ID: distribution.distributionId,
        TABLE_NAME: table.tableName,
        ...(mail && { MAIL_FROM: mail.from, CURSOR_SECRET: mail.signing.secretValue.unsafeUnwrap() }),
      },
      statements: [
        ...readStream(table, stream),
        // When the edge was last told of a discussion.
        allow(['dynamodb:GetItem', 'dynamodb:PutItem'], [table.tableArn]),
        allow(['cloudfront:CreateInvalidation'], [distribution.distributionArn]),
        allow(['sqs:SendMessage'], [failures.queueArn]),
        ...(mail ? sendMail(this, table, mail.from) : []),
      ],
      reasons: {
        [`AwsSolutions-IAM5[Resource::${Stack.of(table).stackName}:ExportsOutputFnGetAttTableCD117FA1ArnE2C8C204/stream/*]`]:
          'Streams of one table are listed by a pattern; only its own stream is read.',
      },
    });
    followStream(this.changes, stream, failures, mail ? mailedPartitions : []);
  }
}

/** As Lambda asks for it: https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-eventsourcemapping.html */
const readStream = (table: Table, stream: string): PolicyStatement[] => [
  allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [stream]),
  allow(['dynamodb:ListStreams'], [`${table.tableArn}/stream/*`]),
];

/** Sending as one address, and what keeps each mail from going out twice. */
const sendMail = (stack: Stack, table: Table, from: string): PolicyStatement[] => [
  allow(['dynamodb:DeleteItem', 'dynamodb:Query'], [table.tableArn]),
  sendAs(stack, from),
];

function followStream(changes: LambdaFunction, stream: string, failures: Queue, mailed: string[]): void {
  const followed = [...new Set([...watchedPartitions, ...mailed])];
  new EventSourceMapping(changes, 'Stream', {
    target: changes,
    eventSourceArn: stream,
    // What sync wrote before this stack existed is a day old at most, and was cached without a word.
    startingPosition: StartingPosition.TRIM_HORIZON,
    filters: [
      FilterCriteria.filter({
        dynamodb: { Keys: { pk: { S: followed.flatMap((name) => FilterRule.beginsWith(name)) } } },
      }),
    ],
    batchSize: 1000,
    // One sync writes in many transactions: they become one request. The table's indexes follow meanwhile.
    maxBatchingWindow: Duration.seconds(5),
    parallelizationFactor: 1,
    reportBatchItemFailures: true,
    bisectBatchOnError: true,
    retryAttempts: 5,
    onFailure: { bind: () => ({ destination: failures.queueArn }) },
  });
}
