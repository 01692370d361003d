import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { imageKey } from '../../shared/articles/page/image.ts';
import type { ArticleSources } from '../../shared/articles/sources.ts';
import { pictureKey } from '../../shared/table/keys.ts';
import { type SettleTools, settleArticle } from '../articles/settle.ts';

/** Without an article: it was on the pages of several. */
const pictureSchema = z.object({ article: z.optional(z.string()) });

/**
 * The picture of a page, if no other article has it. One that a second article has is a card of the whole outlet, and
 * so is taken from the first as well.
 * @param article the id of the article whose page offers it
 * @throws {ConflictError} when somebody else stored it meanwhile
 */
export async function ownPicture(
  image: string,
  article: string,
  tools: SettleTools,
): Promise<string | undefined> {
  const key = pictureKey(createHash('sha256').update(imageKey(image)).digest('base64url').slice(0, 22));
  const row = await tools.table.get(key);
  const owner = row && pictureSchema.parse(row).article;
  if (owner === article) return image;
  if (!row) {
    await tools.table.transact([{ put: { ...key, article }, guard: { absent: true } }]);
    return image;
  }
  if (owner) {
    await tools.table.transact([{ put: key, guard: { holds: { article: owner } } }]);
    await settleArticle(owner, tools, (before) => withoutPicture(before?.sources ?? {}));
  }
  return undefined;
}

const withoutPicture = (sources: ArticleSources): { sources: ArticleSources } => ({
  sources: { ...sources, ...(sources.page && { page: { ...sources.page, image: undefined } }) },
});
