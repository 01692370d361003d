import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { monthlyBill, readMix, readPrices } from '../../infra/cost/cost.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(`infra/cost/${name}.json`, 'utf8'));
const prices = readPrices(read('prices'));
const mix = readMix(read('mix'));
const built = {
  secrets: 1,
  alarms: 9,
  dashboards: 1,
  memory: { pages: 1024, api: 512, comments: 1024, sync: 1536, changes: 256, nightly: 512, hub: 512 },
};
const total = (views: number, of = built) =>
  monthlyBill(views, of, mix, prices).reduce((sum, { dollars }) => sum + dollars, 0);

describe('what a month costs', () => {
  it('is at most a dollar while nobody visits', () => {
    expect(total(0)).toBeLessThanOrEqual(1);
  });

  it('follows the templates: a second secret, and alarms beyond those that are free', () => {
    expect(total(0, { ...built, secrets: 2 }) - total(0)).toBeCloseTo(0.4);
    expect(total(0, { ...built, alarms: 12 }) - total(0)).toBeCloseTo(0.2);
  });

  it('counts mails of replies, comments and people who sign in', () => {
    const items = Object.fromEntries(
      monthlyBill(1_000_000, built, mix, prices).map(({ item, quantity }) => [item, quantity]),
    );
    expect(items).toMatchObject({ mail: 250, signedInPerson: 3 });
    const silent = { ...mix, assumed: { ...mix.assumed, commentsPerView: 0 } };
    const [writes, without] = [mix, silent].map((of) =>
      monthlyBill(1_000_000, built, of, prices).find(({ item }) => item === 'tableWrite'),
    );
    expect((writes?.quantity ?? 0) - (without?.quantity ?? 0)).toBeCloseTo(500 * 24);
  });

  it('rises with the visits, and never faster than they do beyond what is free', () => {
    expect(total(1_000_000)).toBeGreaterThan(total(10_000));
    const [ten, twenty, thirty] = [10, 20, 30].map((millions) => total(millions * 1_000_000));
    expect(Number(thirty) - Number(twenty)).toBeLessThan(2 * (Number(twenty) - Number(ten)));
  });

  it('is not guessed when a price is missing', () => {
    const { secret: _, ...items } = prices.items;
    expect(() => monthlyBill(0, built, mix, { ...prices, items })).toThrow('There is no price of secret.');
  });
});
