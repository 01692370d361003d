import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnResource } from 'aws-cdk-lib';
import { CfnAlarm, CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { readSettings } from '../aws/settings.ts';
import { createStacks } from '../aws/stacks.ts';
import { explainAndExit } from '../local/explain.ts';
import { type Built, monthlyBill, readMix, readPrices } from './cost.ts';

/** `npm run cost`: what a month costs at four volumes, from the templates, the mix of requests and list prices. */
const volumes = [0, 10_000, 1_000_000, 10_000_000];

async function main(): Promise<void> {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'));
  const prices = readPrices(read('prices.json'));
  const mix = readMix(read('mix.json'));
  const bills = volumes.map((views) => monthlyBill(views, readBuilt(), mix, prices));

  const [first = []] = bills;
  const row = (name: string, cells: string[]) =>
    [name.padEnd(24), ...cells.map((cell) => cell.padStart(12))].join('');
  const dollars = (amount: number) => (amount === 0 ? '–' : `$${amount.toFixed(2)}`);
  console.log(
    row(
      'views a month',
      volumes.map((views) => views.toLocaleString('en')),
    ),
  );
  for (const [at, { item }] of first.entries()) {
    console.log(
      row(
        item,
        bills.map((bill) => dollars(bill[at]?.dollars ?? 0)),
      ),
    );
  }
  const totals = bills.map((bill) => bill.reduce((sum, line) => sum + line.dollars, 0));
  console.log(row('in all', totals.map(dollars)));
  console.log(
    `
List prices of ${prices.region} as they were known on ${prices.date}: entered by hand, not read from AWS, so
compare infra/cost/prices.json with the price list before you rely on them. What is free in the first year alone
is not counted. Requests as measured on ${mix.measured.date} and assumed in infra/cost/mix.json: sign-ins of
hosts (signedInPerson) are free up to ten thousand people, mails of replies are paid from the first one.`,
  );
}

/** Makes the stacks as a deployment would, from what was built. */
function readBuilt(): Built {
  const app = new App();
  createStacks(app, readSettings(app), { client: 'dist/client', bundles: 'dist/lambda' });
  const resources = app.node.findAll().filter((construct) => CfnResource.isCfnResource(construct));
  const count = (kind: typeof CfnAlarm | typeof CfnDashboard | typeof CfnSecret) =>
    resources.filter((resource) => resource instanceof kind).length;
  const memoryOf = (name: string): number => {
    const sizes = resources.flatMap((resource) =>
      resource instanceof CfnFunction && resource.node.scope?.node.id === name
        ? [resource.memorySize ?? 128]
        : [],
    );
    if (sizes.length !== 1) throw new RangeError(`There is no function ${name}.`);
    return Math.max(...sizes);
  };
  return {
    secrets: count(CfnSecret),
    alarms: count(CfnAlarm),
    dashboards: count(CfnDashboard),
    memory: {
      pages: memoryOf('Pages'),
      api: memoryOf('Episodes'),
      comments: memoryOf('Comments'),
      nightly: memoryOf('Nightly'),
      hub: memoryOf('Hub'),
      sync: memoryOf('Sync'),
      changes: memoryOf('Changes'),
    },
  };
}

await main().catch(explainAndExit);
