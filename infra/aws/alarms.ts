import { Duration, type Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Watched } from './watched.ts';

type Symptom = {
  name: string;
  /** What the host reads: what is wrong, for whom. */
  says: string;
  metric: IMetric;
  /** From this value on. */
  from: number;
  /** How many periods in a row; one without it. */
  periods?: number;
  /** When nothing is measured, that is the alarm itself. */
  silenceCounts?: boolean;
};

/**
 * Alarms on what readers and the host would notice, not on causes. `docs/operations.md` has a paragraph for each;
 * ten are free, which is why functions behind the API share one.
 */
export function createAlarms(stack: Stack, watched: Watched): Alarm[] {
  return symptoms(watched).map(
    ({ name, says, metric, from, periods = 1, silenceCounts = false }) =>
      new Alarm(stack, name, {
        alarmDescription: says,
        metric,
        threshold: silenceCounts ? 1 : from,
        comparisonOperator: silenceCounts
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        evaluationPeriods: periods,
        treatMissingData: silenceCounts ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      }),
  );
}

function symptoms({ api, pages, sync, changes, table, queues }: Watched): Symptom[] {
  const five = { period: Duration.minutes(5), statistic: Stats.SUM };
  return [
    {
      name: 'ApiFails',
      says: 'The API answers with errors of its own: a function behind it fails, times out or is refused something.',
      metric: api.metricServerError(five),
      from: 5,
    },
    {
      name: 'PagesFail',
      says: 'Pages cannot be rendered. Readers get the last good copy where the edge has one.',
      metric: pages.metric('Url5xxCount', five),
      from: 5,
    },
    {
      name: 'FunctionsThrottled',
      says: 'More functions want to run than this account may run at once; requests are turned away.',
      metric: LambdaFunction.metricAllThrottles(five),
      from: 1,
    },
    {
      name: 'SyncSilent',
      says: 'Sync did not start for an hour: feeds are not read, and new episodes do not appear.',
      metric: sync.metricInvocations({ period: Duration.hours(1), statistic: Stats.SUM }),
      from: 1,
      silenceCounts: true,
    },
    {
      name: 'ChangesLate',
      says: 'The stream of the table is more than ten minutes behind: pages at the edge are stale.',
      metric: changes.metric('IteratorAge', { period: Duration.minutes(5), statistic: Stats.MAXIMUM }),
      from: Duration.minutes(10).toMilliseconds(),
      periods: 2,
    },
    {
      name: 'TableReadsThrottled',
      says: 'The table turns reads away: pages and answers that the edge does not hold fail.',
      metric: table.metric('ReadThrottleEvents', five),
      from: 1,
    },
    {
      name: 'TableWritesThrottled',
      says: 'The table turns writes away: sync stores later what it could not store now.',
      metric: table.metric('WriteThrottleEvents', five),
      from: 1,
    },
    ...queues.map((queue) => ({
      name: `${queue.node.id}Wait`,
      says: `Something failed after all its retries and waits in ${queue.node.id}.`,
      metric: queue.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: Stats.MAXIMUM,
      }),
      from: 1,
    })),
  ];
}
