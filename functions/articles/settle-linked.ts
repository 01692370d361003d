import { type StoredLink, settleLink } from '../../shared/article-link.ts';
import type { Episode } from '../../shared/episode.ts';
import { firstReading } from './first-reading.ts';
import { type SettleTools, settleArticle } from './settle.ts';

/**
 * Brings the article of a link in line after its episode left the lists or came back: one that nothing else discusses
 * goes, and comes back from what the link knows of it.
 * @throws {ConflictError} when somebody else changed it meanwhile; nothing is lost by starting over
 */
export async function settleLinked(
  link: StoredLink,
  episode: Episode,
  { table, site, now }: SettleTools & { now: () => Date },
): Promise<void> {
  const { address, headline } = link.facts;
  await settleArticle(link.article, { table, site }, (before) =>
    before || !address || !settleLink(link)
      ? {}
      : {
          address,
          sources: { notes: { episode: episode.id, headline } },
          reading: firstReading(address, now()),
        },
  );
}
