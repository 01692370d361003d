import { foundFacts } from '../../../shared/sync/edit-plan.ts';
import { planTyped } from '../../../shared/sync/plan.ts';
import { clip } from '../../../shared/text/clip.ts';
import type { HostParts } from '../parts.ts';
import { changeEpisode, staleEpisode } from './edit-episode.ts';
import { listedByNow } from './trouble.ts';
import { type RetypedEpisode, retypedFrom, retypedNames } from './typed-episode.ts';
import { itemOf, refuseKnown } from './typed-item.ts';

/**
 * Says anew what a host typed of an episode when adding it: where its audio lies, when it was published, how long it is,
 * and its notes. It stays this episode, with its address and its discussion, and stays a stand-in for the feed's item.
 * @throws {RefusedEpisodeError} with a sentence for each field
 * @throws {ProblemError} 404; 409 when the episode is not as the host saw it, or the feed lists it by now
 */
export const retypeEpisode = (
  parts: HostParts,
  asked: { episode: string; ifRev: number; moderator: string },
  typed: RetypedEpisode,
): Promise<void> =>
  changeEpisode(parts, asked, async ({ episode, entry, ledger }) => {
    if (!entry.byHand) throw staleEpisode(listedByNow);
    const show = parts.site.shows.find(({ slug }) => slug === episode.show);
    if (!show) throw staleEpisode('Its show is no part of the site any more. Nothing was stored.');
    const { title } = foundFacts(episode, entry);
    const item = await itemOf(parts, show, { ...typed, show: show.slug, title }, episode.enclosure);
    const others = ledger.filter(({ id }) => id !== entry.id);
    await refuseKnown(parts.table, item, others);
    const change = planTyped({ slug: show.slug, listed: true }, item, entry);
    if (!change) return undefined;
    const [was, is] = [retypedFrom(episode, ''), retypedFrom(change.episode, '')];
    const changed = retypedNames.flatMap((name) =>
      was[name] === is[name] ? [] : [`${inLog[name]}: “${is[name]}”`],
    );
    const detail = clip(changed.join('; ') || 'notes', 600);
    return { change, done: { action: 'edit-episode', detail } };
  });

const inLog = { address: 'audio', publishedAt: 'published', duration: 'length', notes: 'notes' };
