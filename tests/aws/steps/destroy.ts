import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { findDeployed } from '../deployed.ts';
import type { Calls } from '../emulator/calls.ts';
import { type Stage, step } from './step.ts';
import { countRows } from './update.ts';

/** What a site leaves in an account when its stacks are gone, and how each kind is listed. */
const remains: { service: string; operation: string; list: string }[] = [
  { service: 'lambda', operation: 'list_functions', list: 'Functions' },
  { service: 'logs', operation: 'describe_log_groups', list: 'logGroups' },
  { service: 'iam', operation: 'list_roles', list: 'Roles' },
  { service: 'sqs', operation: 'list_queues', list: 'QueueUrls' },
  { service: 'sns', operation: 'list_topics', list: 'Topics' },
  { service: 'cloudwatch', operation: 'describe_alarms', list: 'MetricAlarms' },
  { service: 'secretsmanager', operation: 'list_secrets', list: 'SecretList' },
  { service: 'scheduler', operation: 'list_schedules', list: 'Schedules' },
  { service: 'dynamodb', operation: 'list_tables', list: 'TableNames' },
  { service: 's3', operation: 'list_buckets', list: 'Buckets' },
];

const peopleSchema = z.object({ Users: z.array(z.object({ Attributes: z.unknown() })) });
const invited = 'invited@example.org';

/** Somebody is invited as the deployment says, so that there is somebody to lose. */
export const inviteSomebody = ({ calls, deployed }: Stage): Promise<void> =>
  step('somebody is invited to the console, as a host', async () => {
    const UserPoolId = deployed.named('AWS::Cognito::UserPool', 'People');
    const UserAttributes = [
      { Name: 'email', Value: invited },
      { Name: 'email_verified', Value: 'true' },
      { Name: 'name', Value: 'Ivy Invited' },
    ];
    const person = { UserPoolId, Username: invited };
    // Cognito makes one that its pool takes; the emulator makes a shorter one.
    const TemporaryPassword = `Aa1!${randomBytes(12).toString('hex')}`;
    const invitation = { ...person, UserAttributes, TemporaryPassword };
    await calls('cognito-idp', 'admin_create_user', invitation, z.unknown());
    await calls('cognito-idp', 'admin_add_user_to_group', { ...person, GroupName: 'host' }, z.unknown());
  });

/** What is left of a site once its stacks are destroyed: its data and its people, until the host deletes those too. */
export async function checkDestroyed(
  { calls, deployed }: Stage,
  prefix: string,
  rows: number,
): Promise<void> {
  const table = deployed.named('AWS::DynamoDB::Table', 'Table');
  const buckets = deployed.resources.filter(({ type }) => type === 'AWS::S3::Bucket');
  const UserPoolId = deployed.named('AWS::Cognito::UserPool', 'People');
  const people = async () => {
    const { Users } = await calls('cognito-idp', 'list_users', { UserPoolId }, peopleSchema);
    return JSON.stringify(Users);
  };
  await step('nothing is left of the site but its data, and no row of that is lost', async () => {
    assert.deepEqual((await findDeployed(calls, prefix)).stacks, []);
    assert.ok((await countRows(calls, table)) >= rows);
    assert.deepEqual(
      await namesLeft(calls, prefix),
      [table, ...buckets.map(({ physicalId }) => physicalId)].sort(),
    );
  });
  await step('the people of the console are kept: nobody has to be invited twice', async () => {
    assert.ok((await people()).includes(invited));
  });
  await step('nothing at all is left when the host deletes the data', async () => {
    await calls('dynamodb', 'delete_table', { TableName: table }, z.unknown());
    for (const { physicalId } of buckets) await deleteBucket(calls, physicalId);
    const unprotected = { UserPoolId, DeletionProtection: 'INACTIVE' };
    await calls('cognito-idp', 'update_user_pool', unprotected, z.unknown());
    await calls('cognito-idp', 'delete_user_pool', { UserPoolId }, z.unknown());
    await assert.rejects(people);
    assert.deepEqual(await namesLeft(calls, prefix), []);
  });
}

async function namesLeft(calls: Calls, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for (const { service, operation, list } of remains) {
    const answer = await calls(service, operation, {}, z.record(z.string(), z.unknown()));
    const names = JSON.stringify(answer[list] ?? []).match(/[\w./-]*ShowCompanion[\w./-]*/gi) ?? [];
    found.push(...names.filter((name) => name.toLowerCase().startsWith(prefix.toLowerCase())));
  }
  return [...new Set(found)].sort();
}

const objectsSchema = z.object({ Contents: z._default(z.array(z.object({ Key: z.string() })), []) });

async function deleteBucket(calls: Calls, Bucket: string): Promise<void> {
  for (;;) {
    const { Contents } = await calls('s3', 'list_objects_v2', { Bucket }, objectsSchema);
    if (Contents.length === 0) break;
    await calls(
      's3',
      'delete_objects',
      { Bucket, Delete: { Objects: Contents.map(({ Key }) => ({ Key })) } },
      z.unknown(),
    );
  }
  await calls('s3', 'delete_bucket', { Bucket }, z.unknown());
}
