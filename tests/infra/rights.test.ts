import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { plain, resourcesOf, synthesise } from './synthesise.ts';

type Statement = { Effect: string; Action: string | string[]; Resource: unknown; Condition?: unknown };

/** What a role may do: resource → actions. */
function rightsOf(template: Template, role: string): Record<string, string[]> {
  const policies = Object.values(resourcesOf(template, 'AWS::IAM::Policy'));
  const own = policies.filter(({ Properties }) => [Properties.Roles].flat().map(plain).includes(role));
  const rights: Record<string, string[]> = {};
  for (const { Properties } of own) {
    const document: { Statement: Statement[] } = JSON.parse(JSON.stringify(Properties.PolicyDocument));
    for (const statement of document.Statement) {
      expect(statement.Effect).toBe('Allow');
      for (const resource of [statement.Resource].flat().map(plain)) {
        rights[resource] = [...(rights[resource] ?? []), ...[statement.Action].flat()].sort();
      }
    }
  }
  return rights;
}

const site = synthesise();
const log = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const reading = {
  Table: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
  'Table/index/byOwner': ['dynamodb:Query'],
  'Table/index/bySeason': ['dynamodb:Query'],
  'Table/index/byTime': ['dynamodb:Query'],
};

describe('each function may do what it needs and nothing else', () => {
  it('pages read the table', () => {
    expect(rightsOf(site.part('Functions'), 'PagesRole')).toEqual({ ...reading, PagesLog: log });
  });

  it('the API of episodes reads the table', () => {
    expect(rightsOf(site.part('Functions'), 'EpisodesRole')).toEqual({ ...reading, EpisodesLog: log });
  });

  it('sync reads and writes the table, and reports runs that failed', () => {
    expect(rightsOf(site.part('Functions'), 'SyncRole')).toEqual({
      ...reading,
      Table: [
        'dynamodb:BatchGetItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
      ],
      SyncFailures: ['sqs:SendMessage'],
      SyncLog: log,
    });
  });

  it('the schedule starts sync, or says that it could not', () => {
    expect(rightsOf(site.part('Schedule'), 'SchedulerRole')).toEqual({
      Sync: ['lambda:InvokeFunction'],
      SyncFailures: ['sqs:SendMessage'],
    });
  });

  it('the uploader of a deployment reads what was staged, writes published files and refreshes the edge', () => {
    expect(rightsOf(site.part('Assets'), 'UploadRole')).toEqual({
      UploadLog: log,
      'arn:<AWS::Partition>:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-<AWS::Region>/*': ['s3:GetObject'],
      Published: ['s3:ListBucket'],
      'Published/*': ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:PutObject'],
      'arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution/*': [
        'cloudfront:CreateInvalidation',
        'cloudfront:GetInvalidation',
      ],
    });
  });
});

describe('nothing else has rights', () => {
  const parts = site.names.map((name) => site.part(name.split('-').at(-1) ?? ''));

  it('every role is one of these five, and none carries a policy that others wrote', () => {
    const roles = parts.flatMap((part) => Object.entries(resourcesOf(part, 'AWS::IAM::Role')));
    expect(roles.map(([id]) => plain({ Ref: id })).sort()).toEqual([
      'EpisodesRole',
      'PagesRole',
      'SchedulerRole',
      'SyncRole',
      'UploadRole',
    ]);
    for (const [, role] of roles) expect(role.Properties.ManagedPolicyArns).toBeUndefined();
  });

  it('no action is a pattern', () => {
    const policies = parts.flatMap((part) => Object.values(resourcesOf(part, 'AWS::IAM::Policy')));
    expect(JSON.stringify(policies)).not.toMatch(/"\w+:\w*\*\w*"/);
    expect(policies).toHaveLength(5);
  });

  it('only the distribution may call the pages function, and only the API the function of episodes', () => {
    const permissions = parts.flatMap((part) => Object.values(resourcesOf(part, 'AWS::Lambda::Permission')));
    expect(
      permissions
        .map(({ Properties }) => [plain(Properties.FunctionName), Properties.Principal, Properties.Action])
        .sort(),
    ).toEqual([
      ['Episodes', 'apigateway.amazonaws.com', 'lambda:InvokeFunction'],
      ['PagesFunctionUrl', 'cloudfront.amazonaws.com', 'lambda:InvokeFunction'],
      ['PagesFunctionUrl', 'cloudfront.amazonaws.com', 'lambda:InvokeFunctionUrl'],
    ]);
    for (const { Properties } of permissions)
      expect(plain(Properties.SourceArn)).toMatch(/(Distribution|Api\/)/);
  });
});
