import { setTimeout as pause } from 'node:timers/promises';
import { readItem } from '../../../shared/feed/facts.ts';
import { identityOf } from '../../../shared/feed/identity.ts';
import { indexKnown, matchItems } from '../../../shared/feed/match.ts';
import type { FeedItem } from '../../../shared/feed/read.ts';
import { isProblemError } from '../../../shared/problem.ts';
import type { SiteShow } from '../../../shared/site/schema.ts';
import { readLedger } from '../../../shared/sync/ledger.ts';
import { planEpisodes } from '../../../shared/sync/plan.ts';
import { isConflict } from '../../../shared/table/client.ts';
import { episodeKey } from '../../../shared/table/keys.ts';
import type { HostParts } from '../parts.ts';
import { staleEpisode } from './edit-episode.ts';
import { hostsOf } from './edit-facts.ts';
import { storeChange } from './store-change.ts';
import { readTypedEpisode, type TypedEpisode } from './typed-episode.ts';
import type { Refusals } from './typed-facts.ts';

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

const mostAttempts = 5;

/**
 * Adds an episode that the feed does not list yet. It is read as an item of the feed would be, so that the feed's item,
 * known by its audio, or by title, day and length, becomes this episode when it comes.
 * @returns its id
 * @throws {RefusedEpisodeError} with a sentence for each field
 */
export async function addEpisode(parts: HostParts, typed: TypedEpisode, moderator: string): Promise<string> {
  const { site, table, feeds } = parts;
  const show = site.shows.find(({ slug }) => slug === typed.show);
  if (!show) throw new RefusedEpisodeError({ show: 'Choose a show of the site.' });
  const item = await itemOf(parts, show, typed);
  for (let attempt = 1; ; attempt += 1) {
    const ledger = await readLedger(table, show.slug);
    const [known] = matchItems([item.identity], indexKnown(ledger));
    if (known) {
      const headline = String((await table.get(episodeKey(known)))?.headline ?? known);
      throw new RefusedEpisodeError({ address: `This is here already: “${headline}”.` }, known);
    }
    const [change] = planEpisodes({ slug: show.slug, listed: true }, [item], ledger).created;
    if (!change) throw new TypeError('An item that nothing matches is a new episode.');
    try {
      const entry = { ...change.entry, byHand: true };
      await storeChange(parts, { ...change, entry }, ledger, { done: { action: 'add-episode', moderator } });
      await feeds.index().catch(console.error);
      return entry.id;
    } catch (error) {
      if (!isConflict(error)) throw error;
      if (attempt === mostAttempts) throw staleEpisode();
      await pause(Math.random() * 50 * attempt);
    }
  }
}

async function itemOf(parts: HostParts, show: SiteShow, typed: TypedEpisode): Promise<FeedItem> {
  const read = readTypedEpisode(typed);
  if ('refusals' in read) throw new RefusedEpisodeError(read.refusals);
  const { title, address, publishedAt, duration, notes } = read.said;
  const { type } = await parts.feeds.audio(address).catch((error: unknown) => {
    if (!isProblemError(error)) throw error;
    throw new RefusedEpisodeError({ address: error.message });
  });
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
