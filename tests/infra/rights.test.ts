import type { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { plain, resourcesOf, standInBuild, synthesise } from './synthesise.ts';

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
        const actions = [statement.Action].flat().map((action) => action + limits(statement.Condition));
        rights[resource] = [...(rights[resource] ?? []), ...actions].sort();
      }
    }
  }
  return rights;
}

/** A condition as a person would write it behind an action. */
function limits(condition: unknown): string {
  if (condition === undefined) return '';
  const { StringLike, StringEquals, 'ForAllValues:StringLike': rows, ...others } = Object(condition);
  expect(others).toEqual({});
  if (rows) return ` of ${[rows['dynamodb:LeadingKeys']].flat().join(' and ')}`;
  if (StringEquals) return ` from ${StringEquals['ses:FromAddress']}`;
  return ` of ${[StringLike['s3:prefix']].flat().join(' and ')}`;
}

const site = synthesise();
const log = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const reading = {
  Table: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
  'Table/index/byAction': ['dynamodb:Query'],
  'Table/index/byGuest': ['dynamodb:Query'],
  'Table/index/byOwner': ['dynamodb:Query'],
  'Table/index/byReplies': ['dynamodb:Query'],
  'Table/index/bySeason': ['dynamodb:Query'],
  'Table/index/byShow': ['dynamodb:Query'],
  'Table/index/byThread': ['dynamodb:Query'],
  'Table/index/byTime': ['dynamodb:Query'],
};

describe('each function may do what it needs and nothing else', () => {
  it('pages read the table, transcripts and the search index', () => {
    expect(rightsOf(site.part('Functions'), 'PagesRole')).toEqual({
      ...reading,
      Objects: ['s3:ListBucket of search/* and transcripts/*'],
      'Objects/search/*': ['s3:GetObject'],
      'Objects/transcripts/*': ['s3:GetObject'],
      PagesLog: log,
    });
  });

  it('the API of the search reads the search index alone', () => {
    expect(rightsOf(site.part('Functions'), 'SearchRole')).toEqual({
      Objects: ['s3:ListBucket of search/*'],
      'Objects/search/*': ['s3:GetObject'],
      SearchLog: log,
    });
  });

  it('the API of episodes reads the table', () => {
    expect(rightsOf(site.part('Functions'), 'EpisodesRole')).toEqual({ ...reading, EpisodesLog: log });
  });

  it('the API of articles reads the table', () => {
    expect(rightsOf(site.part('Functions'), 'ArticlesRole')).toEqual({ ...reading, ArticlesLog: log });
  });

  it('the API of comments reads and changes the table, and so does the nightly work on them', () => {
    const Table = [
      'dynamodb:BatchGetItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ];
    expect(rightsOf(site.part('Functions'), 'CommentsRole')).toEqual({ ...reading, Table, CommentsLog: log });
    expect(rightsOf(site.part('Functions'), 'NightlyRole')).toEqual({
      ...reading,
      Table,
      SyncFailures: ['sqs:SendMessage'],
      NightlyLog: log,
    });
  });

  it('the API of comments may ask Amazon Comprehend where the author has switched it on, and nothing else may', () => {
    const asking = synthesise({ akismetSecret: 'akismet-key' }, standInBuild(), {
      comments: { outsideChecks: ['akismet', 'comprehend'] },
    });
    expect(rightsOf(asking.part('Functions'), 'CommentsRole')['*']).toEqual([
      'comprehend:DetectToxicContent',
    ]);
    const statements = JSON.stringify(asking.part('Functions').toJSON()).match(/comprehend:/g);
    expect(statements).toHaveLength(1);
    const withAkismetAlone = synthesise({ akismetSecret: 'akismet-key' }, standInBuild(), {
      comments: { outsideChecks: ['akismet'] },
    });
    expect(rightsOf(withAkismetAlone.part('Functions'), 'CommentsRole')).toEqual(
      rightsOf(site.part('Functions'), 'CommentsRole'),
    );
  });

  it('what counts reads rows by their keys and adds to numbers', () => {
    expect(rightsOf(site.part('Functions'), 'CountsRole')).toEqual({
      Table: ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
      CountsLog: log,
    });
  });

  it('the export reads everything and writes nothing, and the console alone may ask it', () => {
    expect(rightsOf(site.part('Console'), 'ExportRole')).toEqual({
      Table: ['dynamodb:Scan'],
      Objects: ['s3:ListBucket of transcripts/*'],
      'Objects/transcripts/*': ['s3:GetObject'],
      ExportLog: log,
    });
    const parts = site.names.map((name) => site.part(name.split('-').at(-1) ?? ''));
    const holders = (right: string) =>
      parts.flatMap((part) =>
        Object.keys(resourcesOf(part, 'AWS::IAM::Role'))
          .map((id) => plain({ Ref: id }))
          .filter((role) => JSON.stringify(rightsOf(part, role)).includes(right)),
      );
    expect(holders('"Export":["lambda:InvokeFunction"]')).toEqual(['HostRole']);
    expect(holders('dynamodb:Scan')).toEqual(['ExportRole']);
  });

  it('the console reads and changes the table, reads transcripts, gives sync an order and asks the export', () => {
    const { Table, ...others } = rightsOf(site.part('Console'), 'HostRole');
    expect(Table).toEqual(
      [...reading.Table, 'dynamodb:DeleteItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'].sort(),
    );
    const { Table: _, ...indexes } = reading;
    const invoked = ['lambda:InvokeFunction'];
    expect(others).toEqual({
      ...indexes,
      Objects: ['s3:ListBucket of transcripts/*'],
      'Objects/transcripts/*': ['s3:GetObject'],
      Sync: invoked,
      Export: invoked,
      HostLog: log,
    });
  });

  it('what hubs call reads and writes what is known of feeds and hubs, and has a feed read', () => {
    expect(rightsOf(site.part('Hub'), 'HubRole')).toEqual({
      Table: [
        'dynamodb:DeleteItem of HUB#*',
        'dynamodb:GetItem of CHECK#* and FEED#* and HUB#*',
        'dynamodb:PutItem of CHECK#* and HUB#*',
      ],
      Sync: ['lambda:InvokeFunction'],
      SyncFailures: ['sqs:SendMessage'],
      HubLog: log,
    });
    expect(rightsOf(site.part('Hub'), 'SchedulerRole')).toEqual({
      Hub: ['lambda:InvokeFunction'],
      SyncFailures: ['sqs:SendMessage'],
    });
  });

  it('sync reads and writes the table, transcripts and the search index, and reports runs that failed', () => {
    expect(rightsOf(site.part('Functions'), 'SyncRole')).toEqual({
      ...reading,
      Table: [
        'dynamodb:BatchGetItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
      ],
      Objects: ['s3:ListBucket of search/* and transcripts/*'],
      'Objects/search/*': ['s3:GetObject', 's3:PutObject'],
      'Objects/transcripts/*': ['s3:GetObject', 's3:PutObject'],
      SyncFailures: ['sqs:SendMessage'],
      SyncLog: log,
    });
  });

  it('changes reads the stream of the table, notes when it told the edge, and has this one distribution forget', () => {
    expect(rightsOf(site.part('Changes'), 'ChangesRole')).toEqual({
      Table: [
        'dynamodb:DescribeStream',
        'dynamodb:GetItem',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:PutItem',
      ],
      'Table/stream/*': ['dynamodb:ListStreams'],
      'arn:<AWS::Partition>:cloudfront::<AWS::AccountId>:distribution/Distribution': [
        'cloudfront:CreateInvalidation',
      ],
      ChangesFailures: ['sqs:SendMessage'],
      ChangesLog: log,
    });
  });

  it('changes of a site that mails about replies send as its one address, and keep each mail from going out twice', () => {
    const mailing = synthesise({}, standInBuild(), {
      mail: { from: 'no-reply@shows.example.org', moderators: ['moira@example.org'] },
    });
    const { Table, ...others } = rightsOf(mailing.part('Changes'), 'ChangesRole');
    expect(Table).toEqual([
      'dynamodb:DeleteItem',
      'dynamodb:DescribeStream',
      'dynamodb:GetItem',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:PutItem',
      'dynamodb:Query',
    ]);
    const identity = (name: string) =>
      `arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/${name}`;
    const sending = Object.entries(others).filter(([resource]) => resource.includes(':ses:'));
    expect(Object.fromEntries(sending)).toEqual({
      [identity('no-reply@shows.example.org')]: ['ses:SendEmail from no-reply@shows.example.org'],
      [identity('shows.example.org')]: ['ses:SendEmail from no-reply@shows.example.org'],
      [identity('example.org')]: ['ses:SendEmail from no-reply@shows.example.org'],
    });
  });

  it('no other function, and none of a site that mails nothing, may send mail', () => {
    const mailing = synthesise({}, standInBuild(), {
      mail: { from: 'no-reply@shows.example.org', moderators: ['moira@example.org'] },
    });
    const senders = (of: typeof site) =>
      of.names.filter((name) =>
        JSON.stringify(of.part(name.split('-').at(-1) ?? '').toJSON()).includes('ses:'),
      );
    expect(senders(site)).toEqual([]);
    // The nightly work, which tells moderators what waits, is among the functions.
    expect(senders(mailing).map((name) => name.split('-').at(-1))).toEqual(['Functions', 'Changes']);
    const senderRoles = ['Nightly', 'Comments', 'Pages', 'Sync'].filter((name) =>
      Object.keys(rightsOf(mailing.part('Functions'), `${name}Role`)).some((resource) =>
        resource.includes(':ses:'),
      ),
    );
    expect(senderRoles).toEqual(['Nightly']);
  });

  it('the schedules start sync and the nightly work, or say that it could not', () => {
    expect(rightsOf(site.part('Schedule'), 'SchedulerRole')).toEqual({
      Sync: ['lambda:InvokeFunction'],
      Nightly: ['lambda:InvokeFunction'],
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

  it('every role is one of these, and none carries a policy that others wrote', () => {
    const roles = parts.flatMap((part) => Object.entries(resourcesOf(part, 'AWS::IAM::Role')));
    expect(roles.map(([id]) => plain({ Ref: id })).sort()).toEqual([
      'ArticlesRole',
      'ChangesRole',
      'CommentsRole',
      'CountsRole',
      'EpisodesRole',
      'ExportRole',
      'HostRole',
      'HubRole',
      'NightlyRole',
      'PagesRole',
      'SchedulerRole',
      'SchedulerRole',
      'SearchRole',
      'SyncRole',
      'UploadRole',
    ]);
    for (const [, role] of roles) expect(role.Properties.ManagedPolicyArns).toBeUndefined();
  });

  it('no action is a pattern', () => {
    const policies = parts.flatMap((part) => Object.values(resourcesOf(part, 'AWS::IAM::Policy')));
    expect(JSON.stringify(policies)).not.toMatch(/"\w+:\w*\*\w*"/);
    expect(policies).toHaveLength(15);
  });

  it('only the distribution may call the pages function, and only the API the functions behind it', () => {
    const permissions = parts.flatMap((part) => Object.values(resourcesOf(part, 'AWS::Lambda::Permission')));
    const given = permissions.map(
      ({ Properties }) => `${Properties.Principal}: ${Properties.Action} ${plain(Properties.FunctionName)}`,
    );
    expect([...new Set(given)].sort()).toEqual([
      'apigateway.amazonaws.com: lambda:InvokeFunction Articles',
      'apigateway.amazonaws.com: lambda:InvokeFunction Comments',
      'apigateway.amazonaws.com: lambda:InvokeFunction Counts',
      'apigateway.amazonaws.com: lambda:InvokeFunction Episodes',
      'apigateway.amazonaws.com: lambda:InvokeFunction Host',
      'apigateway.amazonaws.com: lambda:InvokeFunction Hub',
      'apigateway.amazonaws.com: lambda:InvokeFunction Search',
      'cloudfront.amazonaws.com: lambda:InvokeFunction PagesFunctionUrl',
      'cloudfront.amazonaws.com: lambda:InvokeFunctionUrl PagesFunctionUrl',
    ]);
    for (const { Properties } of permissions)
      expect(plain(Properties.SourceArn)).toMatch(/(Distribution|Api\/)/);
  });
});
