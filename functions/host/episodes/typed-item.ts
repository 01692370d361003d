import type { StoredEpisode } from '../../../shared/episode.ts';
import { readItem } from '../../../shared/feed/facts.ts';
import { identityOf } from '../../../shared/feed/identity.ts';
import { indexKnown, matchItems } from '../../../shared/feed/match.ts';
import type { FeedItem } from '../../../shared/feed/read.ts';
import { isProblemError } from '../../../shared/problem.ts';
import type { SiteShow } from '../../../shared/site/schema.ts';
import type { LedgerEntry } from '../../../shared/sync/ledger.ts';
import type { TableClient } from '../../../shared/table/client.ts';
import { episodeKey } from '../../../shared/table/keys.ts';
import type { Audio } from '../../sync/look-at-audio.ts';
import type { HostParts } from '../parts.ts';
import { hostsOf } from './edit-facts.ts';
import { readTypedEpisode, type TypedEpisode } from './typed-episode.ts';
import type { Refusals } from './typed-facts.ts';

type Enclosure = NonNullable<StoredEpisode['enclosure']>;

/** What a host typed cannot be taken; nothing was stored. */
export class RefusedEpisodeError extends Error {
  override name = 'RefusedEpisodeError';
  readonly refusals: Refusals<TypedEpisode>;
  /** The episode that it is already. */
  readonly known: string | undefined;

  constructor(refusals: Refusals<TypedEpisode>, known?: string) {
    super(Object.values(refusals).join(' '));
    this.refusals = refusals;
    this.known = known;
  }
}

/**
 * What a host typed, read as an item of the feed would be.
 * @param present the audio that is known already: it is not looked at once more
 * @throws {RefusedEpisodeError} with a sentence for each field
 */
export async function itemOf(
  parts: HostParts,
  show: SiteShow,
  typed: TypedEpisode,
  present?: Enclosure,
): Promise<FeedItem> {
  const read = readTypedEpisode(typed);
  if ('refusals' in read) throw new RefusedEpisodeError(read.refusals);
  const { title, address, publishedAt, duration, notes } = read.said;
  const { type } = address === present?.url ? present : await lookAt(parts, address);
  const reading = readItem(
    {
      title,
      dates: [publishedAt.toISOString()],
      ...(duration !== undefined && { duration }),
      notes: [notes],
      summaries: [notes],
      files: [{ url: address, ...(type && { type }) }],
      persons: [],
      authors: [],
      transcripts: [],
    },
    1,
    { persons: [] },
    {
      address: parts.site.url,
      kind: show.kind,
      showTitle: show.title,
      hosts: hostsOf(parts, show.slug),
      firstSeen: parts.now(),
    },
  );
  if ('setAside' in reading)
    throw new RefusedEpisodeError({ address: 'What lies at this address cannot be played.' });
  const { facts, notesHtml, chapters } = reading;
  return { position: 1, identity: identityOf(undefined, facts), facts, notesHtml, chapters };
}

const lookAt = ({ feeds }: HostParts, address: string): Promise<Audio> =>
  feeds.audio(address).catch((error: unknown) => {
    if (!isProblemError(error)) throw error;
    throw new RefusedEpisodeError({ address: error.message });
  });

/** @throws {RefusedEpisodeError} when another episode is this very item */
export async function refuseKnown(table: TableClient, item: FeedItem, others: LedgerEntry[]): Promise<void> {
  const [known] = matchItems([item.identity], indexKnown(others));
  if (!known) return;
  const headline = String((await table.get(episodeKey(known)))?.headline ?? known);
  throw new RefusedEpisodeError({ address: `This is here already: “${headline}”.` }, known);
}
