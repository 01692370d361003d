import { join } from 'node:path';
import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import {
  type FunctionUrl,
  FunctionUrlAuthType,
  InvokeMode,
  type Function as LambdaFunction,
} from 'aws-cdk-lib/aws-lambda';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { createApi } from './api.ts';
import { allow, siteFunction } from './lambda.ts';
import { readTable, writeTable } from './table-rights.ts';

type FunctionsProps = StackProps & {
  table: ITable;
  /** The folder of the bundles: one folder per function. */
  bundles: string;
  concurrency?: number | undefined;
};

/** What the functions of one stage have in common. */
type Shared = FunctionsProps & { secret: string };

/** One Lambda per folder of `functions/`, and the two doors that lead to them. */
export class FunctionsStack extends Stack {
  readonly siteSecret: Secret;
  readonly pagesUrl: FunctionUrl;
  readonly apiHost: string;
  readonly sync: LambdaFunction;
  /** Runs of sync that failed, or could not be started, after their retries. */
  readonly syncFailures: Queue;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id, props);
    this.siteSecret = createSiteSecret(this);
    this.syncFailures = createFailureQueue(this);
    const shared = { ...props, secret: this.siteSecret.secretValue.unsafeUnwrap() };
    this.pagesUrl = createPages(this, shared).addFunctionUrl({
      authType: FunctionUrlAuthType.AWS_IAM,
      invokeMode: InvokeMode.BUFFERED,
    });
    this.apiHost = createApi(this, createEpisodes(this, shared));
    this.sync = createSync(this, shared, this.syncFailures);
  }
}

const createPages = (stack: Stack, { table, bundles, secret, concurrency }: Shared): LambdaFunction =>
  siteFunction(stack, 'Pages', {
    folder: join(bundles, 'pages'),
    description: 'Renders show, episode and people pages',
    memory: 1024,
    timeout: Duration.seconds(10),
    environment: { TABLE_NAME: table.tableName, CURSOR_SECRET: secret },
    statements: readTable(table),
    concurrency,
  });

const createEpisodes = (stack: Stack, { table, bundles, secret, concurrency }: Shared): LambdaFunction =>
  siteFunction(stack, 'Episodes', {
    folder: join(bundles, 'episodes'),
    description: 'Public API of shows, episodes and people',
    memory: 512,
    timeout: Duration.seconds(10),
    environment: { TABLE_NAME: table.tableName, CURSOR_SECRET: secret, ORIGIN_SECRET: secret },
    statements: readTable(table),
    concurrency,
  });

function createSync(stack: Stack, { table, bundles }: Shared, failures: Queue): LambdaFunction {
  const sync = siteFunction(stack, 'Sync', {
    folder: join(bundles, 'sync'),
    description: 'Reads the feeds into the table',
    memory: 1024,
    timeout: Duration.minutes(5),
    environment: { TABLE_NAME: table.tableName, OWN_FILES: '/var/task/own' },
    statements: [...readTable(table), writeTable(table), allow(['sqs:SendMessage'], [failures.queueArn])],
  });
  sync.configureAsyncInvoke({
    retryAttempts: 1,
    maxEventAge: Duration.minutes(10),
    // CDK's own destination would grant more than sending.
    onFailure: { bind: () => ({ destination: failures.queueArn }) },
  });
  return sync;
}

/**
 * Known to the distribution and to the functions alone: a request that lacks it did not come through the
 * distribution, and a cursor that it did not sign is not ours.
 */
function createSiteSecret(stack: Stack): Secret {
  const secret = new Secret(stack, 'SiteSecret', {
    description: 'Sent by the distribution to the API; signs the cursors of lists',
    generateSecretString: { passwordLength: 48, excludePunctuation: true },
  });
  acknowledge(secret, {
    'AwsSolutions-SMG4':
      'It guards no data, only the way around the cache; both ends change together, so a deployment rotates it.',
  });
  return secret;
}

function createFailureQueue(stack: Stack): Queue {
  const queue = new Queue(stack, 'SyncFailures', {
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
  });
  acknowledge(queue, { 'AwsSolutions-SQS3': 'It is the dead-letter queue itself.' });
  return queue;
}
