import { createHash } from 'node:crypto';
import { parseNotesChapters } from '../chapters/notes.ts';
import { enclosureKey } from '../feed/enclosure-key.ts';
import type { FeedItem } from '../feed/read.ts';
import { chooseTranscripts } from '../transcripts/choose.ts';
import type { Companion, CompanionKind } from './companion.ts';
import type { SeenItem } from './plan.ts';

type Wanted = Pick<Companion, 'files' | 'podlove' | 'notes' | 'audio' | 'duration'>;

/**
 * The companions that a reading of a feed makes due: those of new episodes, of changed ones, and those that
 * the feed names differently now. Pure, and compared with what is known rather than with what changed, so
 * that a run cut short and started again decides the same for what is left.
 * @param language of the show
 * @param now ISO 8601
 */
export function planCompanions(
  seen: SeenItem[],
  known: Companion[],
  { language, now }: { language?: string | undefined; now: string },
): Companion[] {
  const before = new Map(known.map((companion) => [companion.id + companion.kind, companion]));
  return seen.flatMap(({ item, entry }) => {
    const plan = (kind: CompanionKind, wanted: Wanted) =>
      due(kind, wanted, { item, entry }, before.get(entry.id + kind), now);
    const transcripts = chooseTranscripts(item.facts.transcripts, language);
    return [
      ...plan('transcript', { files: transcripts, duration: item.facts.duration }),
      ...plan('chapters', wantedChapters(item)),
    ];
  });
}

function wantedChapters({ facts, notesHtml, chapters }: FeedItem): Wanted {
  const { duration, enclosure } = facts;
  const files = facts.chapters ? [facts.chapters] : [];
  const notes = parseNotesChapters(notesHtml, { duration }).chapters;
  const isMp3 = enclosure?.type === 'audio/mpeg';
  const hasNone = files.length === 0 && chapters.length === 0 && notes.length === 0;
  return {
    files,
    ...(chapters.length > 0 && { podlove: chapters }),
    ...(notes.length > 0 && { notes }),
    ...(hasNone && isMp3 && { audio: enclosure.url }),
    ...(duration !== undefined && { duration }),
  };
}

function due(
  kind: CompanionKind,
  wanted: Wanted,
  { item, entry }: SeenItem,
  before: Companion | undefined,
  now: string,
): Companion[] {
  const isWanted = wanted.files.length > 0 || wanted.podlove || wanted.notes || wanted.audio;
  if (!before && !isWanted) return [];
  const wantedDigest = digestOf(wanted);
  // Looking into audio again because a title changed would only burden its server.
  const episode = wanted.files.length > 0 ? entry.digest : '';
  if (before && before.wanted === wantedDigest && before.episode === episode) return [];
  const isSame = before?.wanted === wantedDigest;
  return [
    {
      id: entry.id,
      kind,
      rev: (before?.rev ?? 0) + 1,
      title: item.facts.headline,
      publishedAt: entry.publishedAt,
      wanted: wantedDigest,
      episode,
      ...wanted,
      dueAt: now,
      failures: 0,
      hasProblem: before?.hasProblem ?? false,
      ...(before?.digest && { digest: before.digest }),
      ...(isSame && { from: before.from, etag: before.etag, lastModified: before.lastModified }),
    },
  ];
}

/** Audio is known by its address without what trackers add, as the episode itself is. */
function digestOf({ audio, ...wanted }: Wanted): string {
  const told = JSON.stringify({ ...wanted, ...(audio && { audio: enclosureKey(audio) }) });
  return createHash('sha256').update(told).digest('base64url').slice(0, 22);
}
