import { describe, expect, it } from 'vitest';
import { labelledComments, labelledFiles } from './support/corpus.ts';
import { rates, replay } from './support/replay.ts';

/**
 * Measured as `replay` says: in the order of time, into one discussion in trusted mode, each comment as somebody's
 * third or later one, with a valid proof of work. What the commenter is asked to reconsider counts as held.
 */
describe.runIf(labelledFiles.length > 0)('comments that people marked as spam or not', () => {
  it.each(labelledFiles)(
    'of %s: at least 85 % of spam is held, and at most 5 % of the rest',
    async (file) => {
      const comments = labelledComments(file);
      expect(comments.filter(({ isSpam }) => isSpam).length).toBeGreaterThan(50);
      const { spamCaught, restHeld } = rates(await replay(comments));
      expect(spamCaught).toBeGreaterThanOrEqual(0.85);
      expect(restHeld).toBeLessThanOrEqual(0.05);
    },
  );
});
