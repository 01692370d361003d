import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { createAlarms } from './alarms.ts';
import { createDashboard } from './dashboard.ts';
import type { Watched } from './watched.ts';

type OperationsProps = StackProps & {
  watched: Watched;
  /** Who is written to; without it, alarms are seen in the console alone. */
  email?: string | undefined;
  /** Dollars a month after which the host is told. */
  budget: number;
};

/** Tells the host when the site is not what it should be, and shows why. */
export class OperationsStack extends Stack {
  constructor(scope: Construct, id: string, { watched, email, budget, ...props }: OperationsProps) {
    super(scope, id, props);
    const topic = createTopic(this, email);
    const alarms = createAlarms(this, watched);
    for (const alarm of alarms) {
      alarm.addAlarmAction(new SnsAction(topic));
      alarm.addOkAction(new SnsAction(topic));
    }
    createDashboard(this, watched, alarms);
    createBudget(this, topic, budget);
    new CfnOutput(this, 'AlarmTopic', { value: topic.topicArn });
  }
}

function createTopic(stack: Stack, email: string | undefined): Topic {
  const topic = new Topic(stack, 'Alarms', { enforceSSL: true });
  topic.addToResourcePolicy(
    new PolicyStatement({
      principals: ['budgets', 'cloudwatch'].map(
        (service) => new ServicePrincipal(`${service}.amazonaws.com`),
      ),
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': stack.account } },
    }),
  );
  if (email) topic.addSubscription(new EmailSubscription(email));
  acknowledge(topic, {
    'AwsSolutions-SNS2':
      'Alarms name no person, and a key of its own costs more a month than the idle site. Alarms cannot use the free one.',
  });
  return topic;
}

/** Of the whole account: a tag counts only after it was activated by hand. */
function createBudget(stack: Stack, topic: Topic, amount: number): void {
  const subscribers = [{ subscriptionType: 'SNS', address: topic.topicArn }];
  const told = (notificationType: 'ACTUAL' | 'FORECASTED') => ({
    notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold: 100 },
    subscribers,
  });
  new CfnBudget(stack, 'Budget', {
    budget: {
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      budgetLimit: { amount, unit: 'USD' },
    },
    notificationsWithSubscribers: [told('ACTUAL'), told('FORECASTED')],
  });
}
