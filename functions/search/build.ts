import type { Reader } from '../../shared/reader.ts';
import { documentKey, type SearchDocument } from '../../shared/search/document.ts';
import type { SearchIndexPlace } from '../../shared/search/place.ts';
import type { IndexWriter } from '../../shared/search/writer.ts';
import type { Site, SiteShow } from '../../shared/site/schema.ts';
import { type Companion, readCompanions } from '../../shared/sync/companion.ts';
import { isShown, readLedger } from '../../shared/sync/ledger.ts';
import type { TableClient } from '../../shared/table/client.ts';
import {
  articleDocument,
  episodeDigest,
  episodeDocument,
  transcriptDigest,
  transcriptDocument,
} from './documents.ts';

export type SearchBuildTools = {
  site: Site;
  table: TableClient;
  reader: Pick<Reader, 'episode' | 'transcript' | 'articles'>;
  place: SearchIndexPlace;
  now: () => Date;
};

/** What a build found and did, in documents. */
export type SearchBuildReport = { documents: number; written: number; removed: number };

/** Episodes read at a time. */
const together = 16;

/**
 * Brings the search index in line with the table: what changed is read and written, what is gone is taken out,
 * and the new index takes the place of the old in one step. To be called after a sync that changed something; a
 * build that changes nothing, or is cut short, leaves the index as it was.
 */
export async function buildSearchIndex(tools: SearchBuildTools): Promise<SearchBuildReport> {
  const report: SearchBuildReport = { documents: 0, written: 0, removed: 0 };
  await tools.place.update(async (writer) => {
    const held = writer.digests();
    const present = new Set<string>();
    for (const show of tools.site.shows) {
      const wanted = await wantedOfShow(show, tools);
      for (const key of wanted.keys()) present.add(key);
      report.written += await putEpisodes(show, changedIds(wanted, held), wanted, writer, tools);
    }
    const articles = await readArticles(tools);
    for (const article of articles) present.add(documentKey(article));
    report.written += writer.putDocuments(articles);

    const gone = [...held.keys()].filter((key) => !present.has(key));
    report.removed = gone.filter((key) => writer.removeDocument(key)).length;
    report.documents = writer.digests().size;
    return report.written + report.removed > 0 || held.size === 0;
  });
  return report;
}

/**
 * Digests of what the index should hold of a show, by key: two Queries, whatever changed. What is dated in the
 * future is not there yet.
 */
async function wantedOfShow(show: SiteShow, { table, now }: SearchBuildTools): Promise<Map<string, string>> {
  const [ledger, companions] = await Promise.all([
    readLedger(table, show.slug),
    readCompanions(table, show.slug),
  ]);
  const spoken = new Map(companions.filter(isTranscript).map(({ id, digest }) => [id, digest]));
  const present = now().toISOString();
  const wanted = new Map<string, string>();
  for (const entry of ledger.filter((candidate) => isShown(candidate, present))) {
    const digest = episodeDigest(show, entry);
    const transcript = spoken.get(entry.id);
    wanted.set(documentKey({ kind: 'episode', id: entry.id }), digest);
    if (transcript === undefined) continue;
    wanted.set(documentKey({ kind: 'transcript', id: entry.id }), transcriptDigest(digest, transcript));
  }
  return wanted;
}

const isTranscript = ({ kind }: Companion): boolean => kind === 'transcript';

function changedIds(wanted: Map<string, string>, held: Map<string, string>): string[] {
  const changed = [...wanted].filter(([key, digest]) => held.get(key) !== digest);
  return [...new Set(changed.map(([key]) => key.slice(key.indexOf(':') + 1)))];
}

async function putEpisodes(
  show: SiteShow,
  ids: string[],
  wanted: Map<string, string>,
  writer: IndexWriter,
  tools: SearchBuildTools,
): Promise<number> {
  let written = 0;
  for (let from = 0; from < ids.length; from += together) {
    const batch = ids.slice(from, from + together);
    const documents = await Promise.all(batch.map((id) => readEpisode(show, id, wanted, tools)));
    written += writer.putDocuments(documents.flat());
  }
  return written;
}

async function readEpisode(
  show: SiteShow,
  id: string,
  wanted: Map<string, string>,
  { reader }: SearchBuildTools,
): Promise<SearchDocument[]> {
  const digest = wanted.get(documentKey({ kind: 'episode', id }));
  const spoken = wanted.get(documentKey({ kind: 'transcript', id }));
  const [episode, transcript] = await Promise.all([
    reader.episode(id),
    spoken === undefined ? undefined : reader.transcript(id),
  ]);
  if (!episode || digest === undefined) return [];
  const notes = episodeDocument(show, episode, digest);
  if (!transcript || spoken === undefined) return [notes];
  return [notes, transcriptDocument(show, episode, transcript.cues, spoken)];
}

async function readArticles({ reader }: SearchBuildTools): Promise<SearchDocument[]> {
  const articles: SearchDocument[] = [];
  let cursor: string | undefined;
  do {
    const page = await reader.articles({ limit: 100, ...(cursor && { cursor }) });
    articles.push(...page.items.map(articleDocument));
    cursor = page.cursor;
  } while (cursor);
  return articles;
}
