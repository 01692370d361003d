import { type EpisodeEdits, type FactEdit, factEdits } from '../../../shared/episode-edits.ts';
import { guestsNamed } from '../../../shared/feed/people.ts';
import { foundFacts } from '../../../shared/sync/edit-plan.ts';
import { clip } from '../../../shared/text/clip.ts';
import { jobOfShow } from '../../sync/job.ts';
import type { HostParts } from '../parts.ts';
import { type Decided, editEpisode, type KnownEpisode } from './edit-episode.ts';
import { guestNames, type Refusals, readFacts, type TypedFacts, typedFrom } from './typed-facts.ts';

type Asked = { episode: string; ifRev: number; moderator: string };

/** What a host typed cannot be taken; nothing was stored. */
export class RefusedFactsError extends Error {
  override name = 'RefusedFactsError';
  readonly refusals: Refusals<TypedFacts>;

  constructor(refusals: Refusals<TypedFacts>) {
    super(Object.values(refusals).join(' '));
    this.refusals = refusals;
  }
}

/**
 * Says title, number, season and guests of an episode. What agrees with the feed is left to the feed.
 * @throws {RefusedFactsError} with a sentence for each field
 * @throws {ProblemError} 404, 409 when the episode is not as the host saw it
 */
export const editFacts = (parts: HostParts, asked: Asked, typed: TypedFacts): Promise<void> =>
  editEpisode(parts, asked, (known) => {
    const { episode, entry } = known;
    const read = readFacts(typed, typedFrom(episode));
    if ('refusals' in read) throw new RefusedFactsError(read.refusals);
    const { title, number, season, guests } = read.said;
    const found = foundFacts(episode, entry);
    const isSame = (names: string[], others: string[]) => names.join('\n') === others.join('\n');
    return decided(known, {
      title: title === found.headline ? undefined : title,
      number: number === (found.number ?? null) ? undefined : number,
      season: season === (found.season ?? null) ? undefined : season,
      guests: isSame(guests, guestNames(found.people))
        ? undefined
        : isSame(guests, guestNames(episode.people)) && entry.edited?.edits.guests
          ? entry.edited.edits.guests
          : guestsNamed(guests, hostsOf(parts, episode.show)),
    });
  });

/** Takes one edit back: what the feed says holds again. @throws {ProblemError} as `editFacts` does */
export const revertFact = (parts: HostParts, asked: Asked, field: FactEdit): Promise<void> =>
  editEpisode(parts, asked, (known) => decided(known, { [field]: undefined }));

/** Hides an episode from everybody but the people of the console, or shows it again. @throws {ProblemError} 404, 409 */
export const hideEpisode = (parts: HostParts, asked: Asked, isHidden: boolean): Promise<void> =>
  editEpisode(parts, asked, ({ entry }) => {
    const edits = entry.edited?.edits ?? {};
    if ((edits.isHidden ?? false) === isHidden) return undefined;
    return {
      edits: { ...edits, isHidden },
      done: { action: isHidden ? 'hide-episode' : 'show-episode' },
    };
  });

/** What is said from now on, with words for the log; `undefined` when that is what was said before. */
function decided({ entry }: KnownEpisode, change: Partial<EpisodeEdits>): Decided | undefined {
  const before = entry.edited?.edits ?? {};
  const edits = { ...before, ...change };
  const changed = factEdits.filter((field) => inWords(before, field) !== inWords(edits, field));
  if (changed.length === 0) return undefined;
  const detail = changed.map((field) => `${field}: ${inWords(edits, field)}`).join('; ');
  return { edits, done: { action: 'edit-episode', detail: clip(detail, 600) } };
}

function inWords(edits: EpisodeEdits, field: FactEdit): string {
  const { [field]: value } = edits;
  if (value === undefined) return 'as the feed says';
  if (value === null) return 'none';
  if (Array.isArray(value)) return value.map(({ name }) => name).join(', ') || 'none';
  return typeof value === 'number' ? String(value) : `“${value}”`;
}

export function hostsOf({ site }: Pick<HostParts, 'site'>, slug: string): { name: string; slug: string }[] {
  const show = site.shows.find((candidate) => candidate.slug === slug);
  return show ? jobOfShow(site, show).hosts : [];
}
