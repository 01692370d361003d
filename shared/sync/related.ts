import { addressKey, canonicalAddress } from '../articles/address.ts';
import type { EpisodeReference } from '../articles/find-links.ts';
import { episodePath, type StoredEpisode } from '../episode.ts';
import type { Site } from '../site/schema.ts';

const most = 20;

/**
 * Finds the episodes that references in notes mean, among those of the same show: by the address of their page,
 * here or where the feed has it, or else by their number. What nobody has, and an episode itself, is left out; one that a
 * host hides is not.
 */
export function createRelated(
  episodes: StoredEpisode[],
  site: Pick<Site, 'url'>,
): (references: EpisodeReference[], from: StoredEpisode) => StoredEpisode[] {
  const byAddress = new Map<string, StoredEpisode>();
  const byNumber = new Map<number, StoredEpisode>();
  for (const episode of episodes) {
    for (const address of [site.url + episodePath(episode), episode.link]) {
      if (address) byAddress.set(keyOf(address), episode);
    }
    // Of two with one number the newer is meant; feeds begin with the newest.
    if (episode.number !== undefined && !byNumber.has(episode.number)) byNumber.set(episode.number, episode);
  }
  const find = ({ address, number }: EpisodeReference): StoredEpisode | undefined =>
    (address && byAddress.get(keyOf(address))) || (number === undefined ? undefined : byNumber.get(number));
  return (references, from) => {
    const found = references.flatMap((reference) => find(reference) ?? []);
    const others = new Map(found.map((episode) => [episode.id, episode]));
    others.delete(from.id);
    return [...others.values()].slice(0, most);
  };
}

const keyOf = (address: string): string => addressKey(canonicalAddress(address) ?? address);
