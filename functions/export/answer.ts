import * as z from 'zod/mini';

/** How the export answers the console: in base64, or why not; errors lose their class on the way, so they go as values. */
export const packedAnswerSchema = z.union([
  z.object({ packed: z.string() }),
  z.object({ refused: z.object({ status: z.int(), code: z.string(), sentence: z.string() }) }),
]);
export type PackedAnswer = z.infer<typeof packedAnswerSchema>;
