import * as z from 'zod/mini';
import { relatedEpisodeSchema, type StoredEpisode } from '../../../shared/episode.ts';
import { linkWrites, readLinkLedger, readLinks } from '../../../shared/sync/link-rows.ts';
import { isConflict, type TableClient, type Write } from '../../../shared/table/client.ts';
import { seeAlsoKey } from '../../../shared/table/keys.ts';
import { settleLinked } from '../../articles/settle-linked.ts';
import { writeGroups } from '../../sync/write.ts';
import type { EditTools } from './store-change.ts';

const mostAttempts = 3;

/**
 * Brings in line what shows an edited episode elsewhere: the lists of the articles that it discusses, the episodes
 * whose notes point to it, and the search index. The edit itself is stored: whatever cannot be done here is done by the
 * next sync, which was told to look at the feed again.
 */
export async function followEdit(
  tools: EditTools,
  before: StoredEpisode,
  after: StoredEpisode,
): Promise<void> {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    try {
      await followLinks(tools, after.id, before.isHidden !== after.isHidden);
      await followRelated(tools.table, before, after);
      break;
    } catch (error) {
      if (!isConflict(error)) throw error;
    }
  }
  await tools.feeds.index().catch(console.error);
}

async function followLinks(
  { table, site, now }: EditTools,
  id: string,
  changedPlace: boolean,
): Promise<void> {
  const { links, episode } = await readLinks(table, id);
  if (!episode) return;
  await writeGroups(
    table,
    links.map((link) => linkWrites(link, link, episode)),
  );
  if (changedPlace) for (const link of links) await settleLinked(link, episode, { table, site, now });
}

const seeAlsoSchema = z.object({ episodes: z._default(z.array(relatedEpisodeSchema), []) });

/** An episode stands among what others point to as it is now, and not at all while it is hidden. */
async function followRelated(table: TableClient, before: StoredEpisode, after: StoredEpisode): Promise<void> {
  const related = relatedEpisodeSchema.parse(after);
  const isSame = JSON.stringify(related) === JSON.stringify(relatedEpisodeSchema.parse(before));
  if (isSame && before.isHidden === after.isHidden) return;
  const pointing = (await readLinkLedger(table, after.show)).filter(({ seeAlso }) =>
    seeAlso?.includes(after.id),
  );
  for (const { id, seeAlso = [] } of pointing) {
    const { episodes } = seeAlsoSchema.parse((await table.get(seeAlsoKey(id))) ?? {});
    const known = new Map(episodes.map((episode) => [episode.id, episode]));
    if (after.isHidden) known.delete(after.id);
    else known.set(after.id, related);
    const shown = seeAlso.flatMap((one) => known.get(one) ?? []);
    const write: Write =
      shown.length > 0 ? { put: { ...seeAlsoKey(id), episodes: shown } } : { remove: seeAlsoKey(id) };
    await table.transact([write]);
  }
}
