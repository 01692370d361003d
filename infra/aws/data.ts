import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { tableSchema } from '../../shared/table/schema.ts';
import { acknowledge } from './acknowledge.ts';

type DataProps = StackProps & {
  stage: string;
  /**
   * Only so many of the indexes, in the order of the schema: AWS adds one at a time to a table that exists.
   * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.html
   */
  indexes?: number | undefined;
};

/** What must survive everything else: the table, and objects too large for it. */
export class DataStack extends Stack {
  readonly table: Table;
  readonly objects: Bucket;

  constructor(scope: Construct, id: string, { stage, indexes, ...props }: DataProps) {
    super(scope, id, props);
    this.table = createTable(this, stage === 'production', indexes);
    this.objects = new Bucket(this, 'Objects', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(this.objects, {
      'AwsSolutions-S1': 'Only this site’s own functions read the bucket, and each logs what it does.',
    });
  }
}

function createTable(stack: Stack, protectedFromDeletion: boolean, indexes?: number): Table {
  const text = (name: string) => ({ name, type: AttributeType.STRING });
  const table = new Table(stack, 'Table', {
    partitionKey: text(tableSchema.partitionKey),
    sortKey: text(tableSchema.sortKey),
    timeToLiveAttribute: tableSchema.ttl,
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.DEFAULT,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    deletionProtection: protectedFromDeletion,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  for (const index of Object.values(tableSchema.indexes).slice(0, indexes)) {
    table.addGlobalSecondaryIndex({
      indexName: index.name,
      partitionKey: text(index.partitionKey),
      sortKey: text(index.sortKey),
      projectionType: ProjectionType.ALL,
    });
  }
  return table;
}
