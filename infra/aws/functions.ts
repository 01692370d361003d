import { Fn, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  type FunctionUrl,
  FunctionUrlAuthType,
  InvokeMode,
  type Function as LambdaFunction,
} from 'aws-cdk-lib/aws-lambda';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { createApi } from './api.ts';
import { createFailureQueue } from './failures.ts';
import type { FunctionsProps } from './function-props.ts';
import {
  createComments,
  createCounts,
  createPages,
  createSearch,
  createTableApi,
} from './reader-functions.ts';
import { createNightly, createSync } from './scheduled-functions.ts';
import { createSecrets, type FunctionSecrets } from './secrets.ts';

/** One Lambda per folder of `functions/`, and the two doors that lead to them. */
export class FunctionsStack extends Stack {
  readonly originSecret: ISecret;
  /** Signs links in mails, as cursors and guests. */
  readonly signing: ISecret;
  readonly pagesUrl: FunctionUrl;
  readonly api: HttpApi;
  readonly apiHost: string;
  /** What functions in other stacks are told, too. */
  readonly secrets: FunctionSecrets;
  readonly pages: LambdaFunction;
  readonly sync: LambdaFunction;
  readonly nightly: LambdaFunction;
  /** Runs of sync and of the nightly work that failed, or could not be started, after their retries. */
  readonly syncFailures: Queue;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id, props);
    const { signing, origin, accepted } = createSecrets(this, props.rotation);
    this.originSecret = origin;
    this.signing = signing;
    this.syncFailures = createFailureQueue(this, 'SyncFailures');
    const secret = signing.secretValue.unsafeUnwrap();
    this.secrets = { signing: secret, accepted };
    const shared = { ...props, secret, accepted };
    this.pages = createPages(this, shared);
    this.pagesUrl = this.pages.addFunctionUrl({
      authType: FunctionUrlAuthType.AWS_IAM,
      invokeMode: InvokeMode.BUFFERED,
    });
    this.api = createApi(this, {
      episodes: createTableApi(this, shared, 'Episodes', 'Public API of shows, episodes and people'),
      articles: createTableApi(
        this,
        shared,
        'Articles',
        'Public API of articles and of what ties them to episodes',
      ),
      search: createSearch(this, shared),
      comments: createComments(this, shared),
      counts: createCounts(this, shared),
    });
    this.apiHost = Fn.join('.', [this.api.apiId, 'execute-api', this.region, this.urlSuffix]);
    this.sync = createSync(this, shared, this.syncFailures);
    this.nightly = createNightly(this, shared, this.syncFailures);
  }
}
