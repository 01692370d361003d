import { join } from 'node:path';
import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { HttpMethod, HttpRoute, HttpRouteKey, type IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { createIdentity, type Identity } from './identity.ts';
import { allow, siteFunction } from './lambda.ts';
import { folderReasons, readObjects } from './object-rights.ts';
import type { FunctionSecrets } from './secrets.ts';
import { readTable, updateTable } from './table-rights.ts';

type ConsoleProps = StackProps & {
  stage: string;
  table: ITable;
  objects: IBucket;
  api: IHttpApi;
  sync: IFunction;
  secrets: FunctionSecrets;
  /** Where browsers find the site. */
  address: string;
  /** The folder of the bundles: one folder per function. */
  bundles: string;
  concurrency?: number | undefined;
  /** How often secrets were changed. */
  rotation: number;
};

/**
 * The host console: who may sign in, and the function that answers below `/host`. It stands after the distribution,
 * whose address the sign-in comes back to; the distribution itself only knows the API.
 */
export class ConsoleStack extends Stack {
  constructor(scope: Construct, id: string, props: ConsoleProps) {
    super(scope, id, props);
    const identity = createIdentity(this, props);
    const host = createFunction(this, props, identity, createExport(this, props));
    const integration = new HttpLambdaIntegration('HostIntegration', host);
    for (const [name, path] of [
      ['HostRoute', '/host'],
      ['HostRoutes', '/host/{proxy+}'],
    ] as const) {
      const route = new HttpRoute(this, name, {
        httpApi: props.api,
        routeKey: HttpRouteKey.with(path, HttpMethod.ANY),
        integration,
      });
      acknowledge(route, {
        'AwsSolutions-APIG4':
          'The function knows its own sessions, and refuses what lacks the origin secret.',
      });
    }
    this.#explain(identity);
  }

  #explain({ pool }: Identity): void {
    const toPool = `--user-pool-id ${pool.userPoolId} --username you@example.org`;
    new CfnOutput(this, 'InviteSomebody', {
      value: `aws cognito-idp admin-create-user ${toPool} --user-attributes Name=email,Value=you@example.org Name=email_verified,Value=true Name=name,Value='Your Name'`,
    });
    new CfnOutput(this, 'MakeThemHost', {
      value: `aws cognito-idp admin-add-user-to-group ${toPool} --group-name host`,
    });
  }
}

const createFunction = (
  stack: Stack,
  { table, objects, sync, secrets, address, bundles, concurrency }: ConsoleProps,
  { settings }: Identity,
  wholeSite: IFunction,
): LambdaFunction =>
  siteFunction(stack, 'Host', {
    folder: join(bundles, 'host'),
    description: 'The host console: signing in, and every room of it',
    memory: 1024,
    // A busy discussion is tried again for some ten seconds.
    timeout: Duration.seconds(15),
    environment: {
      TABLE_NAME: table.tableName,
      OBJECTS_BUCKET: objects.bucketName,
      CURSOR_SECRET: secrets.signing,
      ORIGIN_SECRET: secrets.accepted,
      SITE_ADDRESS: address,
      SYNC_FUNCTION: sync.functionName,
      EXPORT_FUNCTION: wholeSite.functionName,
      IDENTITY_ISSUER: settings.issuer,
      IDENTITY_CLIENT: settings.clientId,
      IDENTITY_SECRET: settings.clientSecret,
      IDENTITY_GROUPS: settings.groupsClaim,
    },
    statements: [
      ...readTable(table),
      updateTable(table),
      // Words that a host corrects, where they are too long for a row.
      ...readObjects(objects, ['transcripts']),
      // Reading a feed now, looking at another address of it or at an audio file, bringing the index in line; and
      // taking the whole site along.
      allow(['lambda:InvokeFunction'], [sync.functionArn, wholeSite.functionArn]),
    ],
    reasons: folderReasons(objects, ['transcripts']),
    concurrency,
  });

/** Reads everything and writes nothing; the console alone may ask it. */
const createExport = (stack: Stack, { table, objects, bundles }: ConsoleProps): LambdaFunction =>
  siteFunction(stack, 'Export', {
    folder: join(bundles, 'export'),
    description: 'Packs the whole site into one file, for a host who takes it along',
    memory: 1024,
    // The console waits no longer.
    timeout: Duration.seconds(14),
    environment: { TABLE_NAME: table.tableName, OBJECTS_BUCKET: objects.bucketName },
    statements: [allow(['dynamodb:Scan'], [table.tableArn]), ...readObjects(objects, ['transcripts'])],
    reasons: folderReasons(objects, ['transcripts']),
  });
