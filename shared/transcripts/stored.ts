import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import type { ObjectStore } from '../objects.ts';
import type { Row } from '../table/client.ts';
import { type Transcript, type TranscriptSummary, transcriptSchema } from '../transcript.ts';

/** Packed bytes that a row may hold; DynamoDB takes 400 KB with everything around them. */
export const mostRowBytes = 200_000;
/** Unpacked: more than any transcript that was let in. */
const mostBytes = 64 * 1024 * 1024;

const rowSchema = z.union([z.object({ bytes: z.instanceof(Uint8Array) }), z.object({ object: z.string() })]);

/** A transcript as it is kept: compressed JSON, the same bytes for the same words. */
export function packTranscript(transcript: Transcript): { bytes: Uint8Array; summary: TranscriptSummary } {
  const json = JSON.stringify(transcript);
  return {
    bytes: gzipSync(json),
    summary: {
      ...(transcript.language && { language: transcript.language }),
      cueCount: transcript.cues.length,
      end: transcript.cues.reduce((latest, { end }) => Math.max(latest, end), 0),
      digest: createHash('sha256').update(json).digest('base64url').slice(0, 22),
    },
  };
}

/** The transcript of a row: its own bytes, or those of the object that it names. */
export async function unpackTranscript(
  row: Row,
  objects: Pick<ObjectStore, 'get'> | undefined,
): Promise<Transcript | undefined> {
  const stored = rowSchema.parse(row);
  const bytes = 'bytes' in stored ? stored.bytes : (await objects?.get(stored.object))?.body;
  if (!bytes) return undefined;
  const json: unknown = JSON.parse(gunzipSync(bytes, { maxOutputLength: mostBytes }).toString());
  return transcriptSchema.parse(json);
}
