import type { ObjectStore } from '../objects.ts';
import type { Transcript } from '../transcript.ts';
import { type Correction, correctionsSchema } from '../transcripts/corrections.ts';
import { unpackTranscript } from '../transcripts/stored.ts';
import type { TableReads } from './client.ts';
import { correctionsKey, transcriptKey } from './keys.ts';

/** The words of an episode as the feed has them, and what a host corrected in them; `rev` counts their changes. */
export type Words = { transcript: Transcript; corrections: Correction[]; rev: number };

/** Both in one Query, and an object when the words are too long for a row; `undefined` when there are none. */
export async function readWords(
  table: Pick<TableReads, 'query'>,
  id: string,
  objects: Pick<ObjectStore, 'get'> | undefined,
): Promise<Words | undefined> {
  const { rows } = await table.query({ partition: transcriptKey(id).pk });
  const row = rows.find(({ sk }) => sk === transcriptKey(id).sk);
  const transcript = row && (await unpackTranscript(row, objects));
  if (!transcript) return undefined;
  const beside = rows.find(({ sk }) => sk === correctionsKey(id).sk);
  return { transcript, ...correctionsSchema.parse(beside ?? { rev: 0, corrections: [] }) };
}
