import assert from 'node:assert/strict';

/** Types of resources that the emulator makes, so that a deployment shows whether they can be made as they are. */
export const carried = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudFront::CachePolicy',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::OriginRequestPolicy',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolGroup',
  'AWS::DynamoDB::Table',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Permission',
  'AWS::Lambda::Url',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
  'AWS::SecretsManager::Secret',
  'Custom::CDKBucketDeployment',
];

/** Types that the emulator does not make, or that only a domain or a firewall brings, and the tests that hold their templates. */
export const notCarried: Record<string, string> = {
  'AWS::Budgets::Budget': 'tests/infra/operations.test.ts',
  'AWS::CertificateManager::Certificate': 'tests/infra/stages.test.ts',
  'AWS::Cognito::ManagedLoginBranding': 'tests/infra/console.test.ts',
  'AWS::Route53::RecordSet': 'tests/infra/stages.test.ts',
  'AWS::WAFv2::WebACL': 'tests/infra/stages.test.ts',
};

/** What of a deployment is no resource, and where it is proven instead. */
const beside = [
  'requests through the distribution, its caches and headers: tests/infra/site.test.ts',
  'schedules, alarms and budgets are made and never fall due: tests/infra/functions.test.ts, operations.test.ts',
];

/**
 * @param found types of resources in the templates
 * @param isKnown whether the emulator says that it makes a type
 * @throws {Error} when a type is in neither list, or the emulator does not make one that it is said to
 */
export function checkTypes(found: Iterable<string>, isKnown: (type: string) => boolean = () => true): void {
  const types = [...found];
  assert.deepEqual(
    types.filter((type) => !carried.includes(type) && !(type in notCarried)),
    [],
    'A type of resource is neither carried by the emulator nor covered by a test: see tests/aws/types.ts.',
  );
  assert.deepEqual(
    types.filter((type) => carried.includes(type) && !isKnown(type)),
    [],
    'The emulator does not make what tests/aws/types.ts says that it makes.',
  );
}

/** What was proven by deploying it, and what was not. */
export function describeTypes(counts: Map<string, number>): string {
  const made = [...counts].filter(([type]) => carried.includes(type));
  return [
    '\nCarried by the emulator:',
    ...made.map(([type, count]) => `  ${type} × ${count}`).sort(),
    'Not carried, and covered by tests of the templates:',
    ...Object.entries(notCarried).map(([type, test]) => `  ${type} × ${counts.get(type) ?? 0}: ${test}`),
    ...beside.map((line) => `  ${line}`),
  ].join('\n');
}
