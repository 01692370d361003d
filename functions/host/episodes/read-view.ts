import type { HostSession } from '../../../shared/host/session.ts';
import { notFound } from '../../../shared/problem.ts';
import { ledgerEntrySchema } from '../../../shared/sync/ledger.ts';
import { readLinks } from '../../../shared/sync/link-rows.ts';
import { ledgerKey, notesKey, transcriptSummaryKey } from '../../../shared/table/keys.ts';
import type { HostParts } from '../parts.ts';
import type { EpisodeView } from './episode-page.ts';

/** An episode as its page in the console shows it, hidden or not. @throws {ProblemError} 404 */
export async function readView(
  { table }: Pick<HostParts, 'table'>,
  id: string,
  session: HostSession,
): Promise<EpisodeView> {
  const { links, episode } = await readLinks(table, id);
  if (!episode) throw notFound('episode');
  const [row, transcript] = await Promise.all([
    table.get(ledgerKey(episode.show, id)),
    table.get(transcriptSummaryKey(id)),
  ]);
  if (!row) throw notFound('episode');
  const entry = ledgerEntrySchema.parse(row);
  const notes = entry.byHand && (await table.get(notesKey(id)));
  return {
    ...{ episode, links, session, entry },
    ...(notes && { notesHtml: String(notes.html ?? '') }),
    hasTranscript: transcript !== undefined,
  };
}
