import type { Channel } from '../feed/channel.ts';
import type { ShowFacts } from '../show.ts';
import type { LedgerEntry } from './ledger.ts';

/** The facts of a show: what its feed says of it, and what the site counts. */
export const showFacts = (slug: string, channel: Channel, ledger: LedgerEntry[]): ShowFacts => ({
  slug,
  feedTitle: channel.title,
  feedDescription: channel.description,
  ...(channel.language && { language: channel.language }),
  ...(channel.link && { link: channel.link }),
  ...(channel.podcastGuid && { podcastGuid: channel.podcastGuid }),
  ...countedFacts(ledger),
});

/** What the site counts in a show, taken from its ledger and so the same however often it is done. */
export function countedFacts(
  ledger: LedgerEntry[],
): Pick<ShowFacts, 'episodeCount' | 'years' | 'seasons' | 'newestAt'> {
  const newestAt = ledger
    .map((entry) => entry.publishedAt)
    .sort()
    .at(-1);
  return {
    episodeCount: ledger.length,
    years: tally(ledger.map((entry) => Number(entry.publishedAt.slice(0, 4)))).map(([year, count]) => ({
      year,
      count,
    })),
    seasons: seasonsOf(ledger),
    ...(newestAt && { newestAt }),
  };
}

/** How often each number occurs, largest number first. */
function tally(numbers: number[]): [number, number][] {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort(([one], [other]) => other - one);
}

const mostSeasons = 100;

/** Some feeds put the episode's number where the season belongs; seasons of one episode each are none. */
function seasonsOf(ledger: LedgerEntry[]): ShowFacts['seasons'] {
  const counts = tally(ledger.flatMap((entry) => entry.season ?? []));
  const isMisused =
    counts.length > 10 && counts.filter(([, count]) => count === 1).length > counts.length / 2;
  return isMisused ? [] : counts.slice(0, mostSeasons).map(([season, count]) => ({ season, count }));
}
