import * as z from 'zod/mini';

const pricesSchema = z.object({
  date: z.string(),
  region: z.string(),
  items: z.record(z.string(), z.object({ price: z.number(), free: z.number() })),
});
const mixSchema = z.object({
  measured: z.catchall(z.object({ date: z.string(), how: z.string() }), z.number()),
  assumed: z.record(z.string(), z.number()),
});
export type Prices = z.infer<typeof pricesSchema>;
export type Mix = z.infer<typeof mixSchema>;
export const readPrices = (data: unknown): Prices => pricesSchema.parse(data);
export const readMix = (data: unknown): Mix => mixSchema.parse(data);

/** What the templates say that a price depends on. */
export type Built = {
  secrets: number;
  alarms: number;
  dashboards: number;
  /** Megabytes of memory, by function. */
  memory: {
    pages: number;
    api: number;
    comments: number;
    sync: number;
    changes: number;
    nightly: number;
    hub: number;
  };
};

/** A line of the bill: how much of something a month has, and its dollars beyond what is free. */
export type Line = { item: string; quantity: number; dollars: number };

/**
 * The bill of a month with so many page views.
 * @throws {RangeError} when the prices lack one of the items
 */
export function monthlyBill(views: number, built: Built, mix: Mix, prices: Prices): Line[] {
  return Object.entries(quantities(views, built, mix)).map(([item, quantity]) => {
    const found = prices.items[item];
    if (!found) throw new RangeError(`There is no price of ${item}.`);
    return { item, quantity, dollars: Math.max(0, quantity - found.free) * found.price };
  });
}

function quantities(views: number, built: Built, mix: Mix): Record<string, number> {
  const of = (name: string): number => {
    const value = mix.assumed[name] ?? mix.measured[name];
    if (typeof value !== 'number') throw new RangeError(`The mix of requests lacks ${name}.`);
    return value;
  };
  const visits = views / of('viewsPerVisit');
  const renders = views * of('shareFromOrigin');
  const apiRequests = views * of('apiRequestsPerView');
  const answers = apiRequests * of('shareOfApiFromOrigin');
  const edgeRequests = views + apiRequests + visits * of('assetRequests');
  const comments = views * of('commentsPerView');
  const hostRequests = of('hostRequestsPerMonth');
  const changes = of('episodesPerMonth') + of('syncsPerMonth') + comments;
  const seconds = (runs: number, each: number, megabytes: number) => (runs * each * megabytes) / 1024;
  const render = of('renderMilliseconds') / 1000;

  return {
    edgeRequest: edgeRequests + comments + hostRequests,
    edgeGigabyte: (views * of('pageKilobytes') + visits * of('assetKilobytes')) / 1_000_000,
    edgeFunction: views * of('prerenderedShare'),
    invalidationPath:
      of('episodesPerMonth') * of('pathsPerEpisode') +
      // A busy discussion is told to the edge once in ten minutes.
      comments / of('commentsPerInvalidation') +
      of('deploymentsPerMonth'),
    functionRequest:
      renders +
      answers +
      comments +
      hostRequests +
      changes +
      of('syncsPerMonth') +
      of('nightsPerMonth') +
      of('hubRoundsPerMonth'),
    functionGigabyteSecond:
      seconds(renders, render, built.memory.pages) +
      seconds(answers + hostRequests, render, built.memory.api) +
      seconds(comments, render, built.memory.comments) +
      seconds(of('nightsPerMonth'), of('nightlySeconds'), built.memory.nightly) +
      seconds(of('hubRoundsPerMonth'), of('hubRoundSeconds'), built.memory.hub) +
      seconds(of('syncsPerMonth'), of('syncSeconds'), built.memory.sync) +
      seconds(changes, 0.2, built.memory.changes),
    apiRequest: answers + comments + hostRequests,
    tableRead:
      (renders + answers + comments + hostRequests) * of('readUnitsPerRender') +
      of('syncsPerMonth') * of('readUnitsPerSync'),
    tableWrite:
      of('episodesPerMonth') * of('writesPerEpisode') +
      comments * of('writesPerComment') +
      of('syncsPerMonth') * 4,
    tableGigabyte: of('tableGigabytes'),
    tableBackupGigabyte: of('tableGigabytes'),
    objectGigabyte: of('objectGigabytes'),
    objectRead: renders,
    logGigabyte: ((renders + answers + of('syncsPerMonth')) * of('logKilobytesPerRun')) / 1_000_000,
    mail: comments * of('mailsPerComment'),
    signedInPerson: of('hosts'),
    secret: built.secrets,
    alarm: built.alarms,
    dashboard: built.dashboards,
  };
}
