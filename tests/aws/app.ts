import { App } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { readSettings } from '../../infra/aws/settings.ts';
import { createStacks } from '../../infra/aws/stacks.ts';

/**
 * The stacks of the site as its next version may have them: functions from the folder `BUNDLES`, and an index
 * called `NEXT_INDEX`.
 */
const { BUNDLES: bundles = '', NEXT_INDEX: indexName = '' } = process.env;
const app = new App();
createStacks(app, readSettings(app), { client: 'dist/client', bundles });
for (const table of app.node.findAll().filter((construct) => construct instanceof Table)) {
  table.addGlobalSecondaryIndex({
    indexName,
    partitionKey: { name: 'pk', type: AttributeType.STRING },
    projectionType: ProjectionType.KEYS_ONLY,
  });
}
