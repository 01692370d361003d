import { join } from 'node:path';
import { Duration, Fn, Size, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import {
  type FunctionUrl,
  FunctionUrlAuthType,
  InvokeMode,
  type Function as LambdaFunction,
} from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { createApi } from './api.ts';
import { createFailureQueue, leaveFailures } from './failures.ts';
import { allow, siteFunction } from './lambda.ts';
import { sendAs } from './mail-rights.ts';
import { folderReasons, readObjects, writeObjects } from './object-rights.ts';
import type { Outside } from './outside.ts';
import { createSecrets, type FunctionSecrets } from './secrets.ts';
import { readTable, updateTable } from './table-rights.ts';

type FunctionsProps = StackProps & {
  table: ITable;
  objects: IBucket;
  /** The folder of the bundles: one folder per function. */
  bundles: string;
  concurrency?: number | undefined;
  /** For services that read comments before they appear. */
  outside: Outside;
  /** Whom mails to moderators come from; absent when none are written to. */
  digestsFrom?: string | undefined;
  /** How often the origin's secret was changed. */
  rotation: number;
};

/** What the functions of one stage have in common. */
type Shared = FunctionsProps & { secret: string; accepted: string };

/** One Lambda per folder of `functions/`, and the two doors that lead to them. */
export class FunctionsStack extends Stack {
  readonly originSecret: ISecret;
  /** Signs links in mails, as cursors and guests. */
  readonly signing: ISecret;
  readonly pagesUrl: FunctionUrl;
  readonly api: HttpApi;
  readonly apiHost: string;
  /** What functions in other stacks are told, too. */
  readonly secrets: FunctionSecrets;
  readonly pages: LambdaFunction;
  readonly sync: LambdaFunction;
  readonly nightly: LambdaFunction;
  /** Runs of sync and of the nightly work that failed, or could not be started, after their retries. */
  readonly syncFailures: Queue;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id, props);
    const { signing, origin, accepted } = createSecrets(this, props.rotation);
    this.originSecret = origin;
    this.signing = signing;
    this.syncFailures = createFailureQueue(this, 'SyncFailures');
    const secret = signing.secretValue.unsafeUnwrap();
    this.secrets = { signing: secret, accepted };
    const shared = { ...props, secret, accepted };
    this.pages = createPages(this, shared);
    this.pagesUrl = this.pages.addFunctionUrl({
      authType: FunctionUrlAuthType.AWS_IAM,
      invokeMode: InvokeMode.BUFFERED,
    });
    this.api = createApi(this, {
      episodes: createTableApi(this, shared, 'Episodes', 'Public API of shows, episodes and people'),
      articles: createTableApi(
        this,
        shared,
        'Articles',
        'Public API of articles and of what ties them to episodes',
      ),
      search: createSearch(this, shared),
      comments: createComments(this, shared),
      counts: createCounts(this, shared),
    });
    this.apiHost = Fn.join('.', [this.api.apiId, 'execute-api', this.region, this.urlSuffix]);
    this.sync = createSync(this, shared, this.syncFailures);
    this.nightly = createNightly(this, shared, this.syncFailures);
  }
}

const createPages = (
  stack: Stack,
  { table, objects, bundles, secret, concurrency }: Shared,
): LambdaFunction =>
  siteFunction(stack, 'Pages', {
    folder: join(bundles, 'pages'),
    description: 'Renders show, episode, article, people and search pages',
    memory: 1024,
    timeout: Duration.seconds(10),
    environment: {
      TABLE_NAME: table.tableName,
      OBJECTS_BUCKET: objects.bucketName,
      CURSOR_SECRET: secret,
    },
    statements: [...readTable(table), ...readObjects(objects, ['search', 'transcripts'])],
    reasons: folderReasons(objects, ['search', 'transcripts']),
    concurrency,
  });

/** A part of the public API that reads the table and nothing else; its bundle has its name in small letters. */
const createTableApi = (
  stack: Stack,
  { table, bundles, secret, accepted, concurrency }: Shared,
  name: string,
  description: string,
): LambdaFunction =>
  siteFunction(stack, name, {
    folder: join(bundles, name.toLowerCase()),
    description,
    memory: 512,
    timeout: Duration.seconds(10),
    environment: { TABLE_NAME: table.tableName, CURSOR_SECRET: secret, ORIGIN_SECRET: accepted },
    statements: readTable(table),
    concurrency,
  });

const createSearch = (stack: Stack, { objects, bundles, accepted, concurrency }: Shared): LambdaFunction =>
  siteFunction(stack, 'Search', {
    folder: join(bundles, 'search'),
    description: 'Public API of the search',
    // An index of 72 MB passes through memory once, and is then read from the file.
    memory: 1024,
    timeout: Duration.seconds(10),
    environment: { OBJECTS_BUCKET: objects.bucketName, ORIGIN_SECRET: accepted },
    statements: readObjects(objects, ['search']),
    reasons: folderReasons(objects, ['search']),
    concurrency,
  });

const createComments = (
  stack: Stack,
  { table, bundles, secret, accepted, outside, concurrency }: Shared,
): LambdaFunction =>
  siteFunction(stack, 'Comments', {
    folder: join(bundles, 'comments'),
    description: 'Public API of discussions: reading, posting, one’s own comments',
    memory: 1024,
    // A busy discussion is tried again for some ten seconds.
    timeout: Duration.seconds(15),
    environment: {
      TABLE_NAME: table.tableName,
      CURSOR_SECRET: secret,
      ORIGIN_SECRET: accepted,
      ...outside.environment,
    },
    statements: [...readTable(table), updateTable(table), ...outside.statements],
    reasons: outside.reasons,
    concurrency,
  });

const createCounts = (stack: Stack, { table, bundles, accepted, concurrency }: Shared): LambdaFunction =>
  siteFunction(stack, 'Counts', {
    folder: join(bundles, 'counts'),
    description: 'Counts what is done on the site, and not by whom',
    memory: 512,
    timeout: Duration.seconds(15),
    environment: { TABLE_NAME: table.tableName, ORIGIN_SECRET: accepted },
    statements: [allow(['dynamodb:GetItem', 'dynamodb:UpdateItem'], [table.tableArn])],
    concurrency,
  });

function createNightly(
  stack: Stack,
  { table, bundles, digestsFrom }: Shared,
  failures: Queue,
): LambdaFunction {
  const nightly = siteFunction(stack, 'Nightly', {
    folder: join(bundles, 'nightly'),
    description: 'Compares the counts of discussions, purges old words, learns, tells moderators what waits',
    memory: 512,
    timeout: Duration.minutes(10),
    environment: { TABLE_NAME: table.tableName, ...(digestsFrom && { MAIL_FROM: digestsFrom }) },
    statements: [
      ...readTable(table),
      updateTable(table),
      ...(digestsFrom ? [sendAs(stack, digestsFrom)] : []),
    ],
  });
  leaveFailures(nightly, failures, Duration.hours(1));
  return nightly;
}

function createSync(stack: Stack, { table, objects, bundles }: Shared, failures: Queue): LambdaFunction {
  const sync = siteFunction(stack, 'Sync', {
    folder: join(bundles, 'sync'),
    description: 'Reads the feeds into the table and builds the search index',
    // A feed may take 384 MB while it is read; an index, before and after, 144.
    memory: 1536,
    // The index, the copy that a build works on, and what it needs to undo a step.
    disk: Size.gibibytes(1),
    timeout: Duration.minutes(10),
    environment: {
      TABLE_NAME: table.tableName,
      OBJECTS_BUCKET: objects.bucketName,
    },
    statements: [
      ...readTable(table),
      updateTable(table),
      ...readObjects(objects, ['search', 'transcripts']),
      writeObjects(objects, ['search', 'transcripts']),
    ],
    reasons: folderReasons(objects, ['search', 'transcripts']),
  });
  // The next run comes soon.
  leaveFailures(sync, failures, Duration.minutes(10));
  return sync;
}
