import { Duration, type Stack } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  PeriodOverride,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Watched } from './watched.ts';

const period = Duration.minutes(5);
const sum = { period, statistic: Stats.SUM };

/** One page that shows the way of a request: edge, API and pages, functions, table, and what runs by itself. */
export function createDashboard(stack: Stack, watched: Watched, alarms: Alarm[]): void {
  const { api, functions, queues, table, distribution, changes } = watched;
  const graph = (title: string, left: IMetric[], right: IMetric[] = []) =>
    new GraphWidget({ title, left, right, width: 12, height: 6 });

  new Dashboard(stack, 'Dashboard', {
    defaultInterval: Duration.days(1),
    periodOverride: PeriodOverride.AUTO,
    widgets: [
      [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24, height: 3 })],
      [
        graph(
          'Edge: requests, and percent that fail',
          [edge(distribution, 'Requests', Stats.SUM)],
          [edge(distribution, '5xxErrorRate', Stats.AVERAGE)],
        ),
        graph(
          'API: requests and errors, and milliseconds',
          [api.metricCount(sum), api.metricClientError(sum), api.metricServerError(sum)],
          [api.metricLatency({ period, statistic: Stats.p(95) })],
        ),
      ],
      [
        graph(
          'Functions: milliseconds of the slowest twentieth',
          functions.map((each) =>
            each.metricDuration({ period, statistic: Stats.p(95), label: each.node.id }),
          ),
        ),
        graph(
          'Functions: runs that failed',
          functions.map((each) => each.metricErrors({ ...sum, label: each.node.id })),
        ),
      ],
      [
        graph(
          'Table: units that were used',
          [table.metricConsumedReadCapacityUnits(sum), table.metricConsumedWriteCapacityUnits(sum)],
          [table.metric('ReadThrottleEvents', sum), table.metric('WriteThrottleEvents', sum)],
        ),
        graph(
          'By itself: what waits in queues, and milliseconds that the stream is behind',
          queues.map((queue) =>
            queue.metricApproximateNumberOfMessagesVisible({ period, label: queue.node.id }),
          ),
          [changes.metric('IteratorAge', { period, statistic: Stats.MAXIMUM })],
        ),
      ],
    ],
  });
}

/** CloudFront counts in us-east-1, wherever the site is. */
const edge = ({ distributionId }: IDistribution, metricName: string, statistic: string): Metric =>
  new Metric({
    namespace: 'AWS/CloudFront',
    metricName,
    statistic,
    period,
    region: 'us-east-1',
    dimensionsMap: { DistributionId: distributionId, Region: 'Global' },
  });
