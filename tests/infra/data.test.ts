import { describe, expect, it } from 'vitest';
import { tableSchema } from '../../shared/table/schema.ts';
import { only, synthesise } from './synthesise.ts';

describe('the data of a site', () => {
  const data = synthesise().part('Data');
  const table = only(data, 'AWS::DynamoDB::Table');

  it('lies in one table with the keys and indexes that the code queries', () => {
    expect(table.Properties.KeySchema).toEqual([
      { AttributeName: tableSchema.partitionKey, KeyType: 'HASH' },
      { AttributeName: tableSchema.sortKey, KeyType: 'RANGE' },
    ]);
    expect(table.Properties.GlobalSecondaryIndexes).toEqual(
      Object.values(tableSchema.indexes).map((index) => ({
        IndexName: index.name,
        KeySchema: [
          { AttributeName: index.partitionKey, KeyType: 'HASH' },
          { AttributeName: index.sortKey, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      })),
    );
  });

  it('gets the indexes that it lacks one by one, because AWS adds no two at once to a table that exists', () => {
    const names = (indexes?: string) =>
      Object(
        only(synthesise({ indexes }).part('Data'), 'AWS::DynamoDB::Table').Properties,
      ).GlobalSecondaryIndexes.map(({ IndexName }: { IndexName: string }) => IndexName);
    const all = Object.values(tableSchema.indexes).map(({ name }) => name);
    expect(names('4')).toEqual(all.slice(0, 4));
    expect(names('5')).toEqual(all.slice(0, 5));
    expect(names()).toEqual(all);
    expect(() => names('0')).toThrow(/^-c indexes: expected a number from 1/);
  });

  it('costs nothing while nobody reads, can be restored to any second, and tells of its changes', () => {
    expect(table.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: tableSchema.ttl, Enabled: true },
    });
  });

  it('outlives its stacks, and in production refuses to be deleted at all', () => {
    expect(table.DeletionPolicy).toBe('Retain');
    expect(only(data, 'AWS::S3::Bucket').DeletionPolicy).toBe('Retain');
    expect(table.Properties.DeletionProtectionEnabled).toBe(true);
    const other = synthesise({ stage: 'test' }).part('Data');
    expect(only(other, 'AWS::DynamoDB::Table').Properties.DeletionProtectionEnabled).toBe(false);
  });

  it('keeps objects encrypted, away from the public, and off plain http', () => {
    expect(only(data, 'AWS::S3::Bucket').Properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
    expect(only(data, 'AWS::S3::BucketPolicy').Properties.PolicyDocument).toMatchObject({
      Statement: [
        { Effect: 'Deny', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      ],
    });
  });
});
