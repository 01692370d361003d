import { join } from 'node:path';
import { Duration, type Stack } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Shared } from './function-props.ts';
import { allow, siteFunction } from './lambda.ts';
import { folderReasons, readObjects } from './object-rights.ts';
import { readTable, updateTable } from './table-rights.ts';

/** The pages that are rendered when somebody asks for them. */
export const createPages = (
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
export const createTableApi = (
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

/** The API of the search, which reads an index and no table. */
export const createSearch = (
  stack: Stack,
  { objects, bundles, accepted, concurrency }: Shared,
): LambdaFunction =>
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

/** The API of discussions: the one that readers write with. */
export const createComments = (
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

/** What counts, and keeps nothing of who did it. */
export const createCounts = (
  stack: Stack,
  { table, bundles, accepted, concurrency }: Shared,
): LambdaFunction =>
  siteFunction(stack, 'Counts', {
    folder: join(bundles, 'counts'),
    description: 'Counts what is done on the site, and not by whom',
    memory: 512,
    timeout: Duration.seconds(15),
    environment: { TABLE_NAME: table.tableName, ORIGIN_SECRET: accepted },
    statements: [allow(['dynamodb:GetItem', 'dynamodb:UpdateItem'], [table.tableArn])],
    concurrency,
  });
