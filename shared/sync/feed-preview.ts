import * as z from 'zod/mini';
import { problemSchema } from '../problem.ts';

/** What reading a feed at another address would do, before anything is done. */
export const feedPreviewSchema = z.object({
  address: z.string(),
  /** The feed's own title there. */
  title: z.string(),
  items: z.int(),
  /** What shows that it is the same podcast: its own id, an episode that is known, or nothing. */
  proof: z.enum(['guid', 'episodes', 'none']),
  /** Episodes that would appear, be changed, and stay as they are. */
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  /** Known episodes that the feed there does not hold; they stay on the site. */
  missing: z.int(),
  /** Titles of the first that would appear. */
  newest: z.array(z.string()),
  problemCount: z.int(),
  problems: z.array(problemSchema),
});
export type FeedPreview = z.infer<typeof feedPreviewSchema>;
