import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { tableSchema } from '../../shared/table/schema.ts';
import { allow } from './lambda.ts';

/** What the reader asks: one key or several, or a query on the table or one of its named indexes. */
export function readTable(table: ITable): PolicyStatement[] {
  const indexes = Object.values(tableSchema.indexes).map((index) => `${table.tableArn}/index/${index.name}`);
  return [
    allow(['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'], [table.tableArn]),
    allow(['dynamodb:Query'], indexes),
  ];
}

/** Writing in transactions, where DynamoDB checks each part as if it were sent alone. */
export const updateTable = (table: ITable): PolicyStatement =>
  allow(['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'], [table.tableArn]);
