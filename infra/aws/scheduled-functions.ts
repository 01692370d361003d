import { join } from 'node:path';
import { Duration, Size, type Stack } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { leaveFailures } from './failures.ts';
import type { Shared } from './function-props.ts';
import { siteFunction } from './lambda.ts';
import { sendAs } from './mail-rights.ts';
import { folderReasons, readObjects, writeObjects } from './object-rights.ts';
import { readTable, updateTable } from './table-rights.ts';

/** Looks after discussions once a night. */
export function createNightly(
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

/** Reads the feeds, and builds the search index of what they brought. */
export function createSync(
  stack: Stack,
  { table, objects, bundles }: Shared,
  failures: Queue,
): LambdaFunction {
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
