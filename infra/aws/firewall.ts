import type { Stack } from 'aws-cdk-lib';
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

/** Requests of one address in five minutes; a person who reads fast makes some hundred. */
const mostInFiveMinutes = 2000;

/** Turns floods from one address away, and addresses that AWS knows attacks from. It keeps no sample of requests. */
export function createFirewall(stack: Stack): CfnWebACL {
  const watched = (metricName: string) => ({
    metricName,
    cloudWatchMetricsEnabled: true,
    sampledRequestsEnabled: false,
  });
  return new CfnWebACL(stack, 'Firewall', {
    scope: 'CLOUDFRONT',
    defaultAction: { allow: {} },
    visibilityConfig: watched(`${stack.stackName}-Firewall`),
    rules: [
      {
        name: 'Floods',
        priority: 0,
        action: { block: {} },
        statement: {
          rateBasedStatement: { aggregateKeyType: 'IP', evaluationWindowSec: 300, limit: mostInFiveMinutes },
        },
        visibilityConfig: watched('Floods'),
      },
      {
        name: 'KnownAttackers',
        priority: 1,
        overrideAction: { none: {} },
        statement: {
          managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesAmazonIpReputationList' },
        },
        visibilityConfig: watched('KnownAttackers'),
      },
    ],
  });
}
