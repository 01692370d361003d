import { type Duration, RemovalPolicy, type Size } from 'aws-cdk-lib';
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

type SiteFunctionProps = {
  /** The bundle: a folder with `handler.mjs`. */
  folder: string;
  description: string;
  memory: number;
  /** Room in `/tmp`; 512 MiB without it. */
  disk?: Size | undefined;
  timeout: Duration;
  environment: Record<string, string>;
  /** What it may do beyond writing its own log. */
  statements: PolicyStatement[];
  /** Why a statement that the security checks find wide is not: rule → sentence. */
  reasons?: Record<string, string>;
  /** Most copies that run at once; without it, the account's own limit. */
  concurrency?: number | undefined;
};

/** A Lambda with a role of its own, a log group of its own, and no right that is not named. */
export function siteFunction(scope: Construct, name: string, props: SiteFunctionProps): LambdaFunction {
  const logGroup = new LogGroup(scope, `${name}Log`, {
    retention: RetentionDays.ONE_MONTH,
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const role = new Role(scope, `${name}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
  logGroup.grantWrite(role);
  for (const statement of props.statements) role.addToPolicy(statement);
  acknowledge(role, props.reasons ?? {});
  const made = new LambdaFunction(scope, name, {
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(props.folder),
    handler: 'handler.handler',
    description: props.description,
    memorySize: props.memory,
    ...(props.disk && { ephemeralStorageSize: props.disk }),
    timeout: props.timeout,
    environment: props.environment,
    ...(props.concurrency && { reservedConcurrentExecutions: props.concurrency }),
    role,
    logGroup,
    loggingFormat: LoggingFormat.JSON,
    applicationLogLevelV2: ApplicationLogLevel.INFO,
    systemLogLevelV2: SystemLogLevel.WARN,
  });
  acknowledge(made, {
    'Serverless-LambdaDLQ':
      'Who asks over http waits for the answer. What runs by itself leaves what failed in a queue, as its stack says.',
    'Serverless-LambdaLatestVersion':
      'It is the latest that AWS runs with long support; the check knows older ones.',
    'Serverless-LambdaTracing':
      'Each request is one function and one table: its log line says what a trace would, without rights on everything.',
  });
  return made;
}

/** One permission, on named resources. */
export const allow = (actions: string[], resources: string[]): PolicyStatement =>
  new PolicyStatement({ effect: Effect.ALLOW, actions, resources });
