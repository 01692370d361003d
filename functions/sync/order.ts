import * as z from 'zod/mini';
import { feedPreviewSchema } from '../../shared/sync/feed-preview.ts';
import { audioSchema } from './look-at-audio.ts';

const previewOrder = z.object({ show: z.string(), address: z.string() });
export type PreviewOrder = z.infer<typeof previewOrder>;

/** What the sync can be asked for beside its round of all feeds. */
const orderSchema = z.union([
  z.object({ check: z.string() }),
  z.object({ preview: previewOrder }),
  z.object({ index: z.literal(true) }),
  z.object({ audio: z.string() }),
]);
export type SyncOrder = z.infer<typeof orderSchema>;

/** The order in an event; a scheduled round has none. */
export function readOrder(event: unknown): SyncOrder | undefined {
  const read = orderSchema.safeParse(event);
  return read.success ? read.data : undefined;
}

/** How the sync answers an order that waits for one; errors lose their class on the way, so they go as values. */
const refusedSchema = z.object({
  refused: z.object({ status: z.int(), code: z.string(), sentence: z.string() }),
});
export const previewAnswerSchema = z.union([z.object({ preview: feedPreviewSchema }), refusedSchema]);
export type PreviewAnswer = z.infer<typeof previewAnswerSchema>;
export const audioAnswerSchema = z.union([z.object({ audio: audioSchema }), refusedSchema]);
export type AudioAnswer = z.infer<typeof audioAnswerSchema>;
