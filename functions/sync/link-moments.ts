import * as z from 'zod/mini';
import { chapterSchema } from '../../shared/chapter.ts';
import { chapterSecond, linkWrites, readLinks } from '../../shared/sync/link-rows.ts';
import type { TableClient, Write } from '../../shared/table/client.ts';
import { chaptersKey } from '../../shared/table/keys.ts';

const putSchema = z.object({ put: z.object({ sk: z.string(), chapters: z.array(chapterSchema) }) });

/**
 * What new chapters of an episode change about its links: an article whose address a chapter names is discussed
 * where that chapter begins.
 * @param content the writes that store the chapters; without chapters among them, nothing changes
 */
export async function momentWrites(
  table: TableClient,
  episodeId: string,
  content: Write[],
): Promise<Write[]> {
  const stored = content.map((write) => putSchema.safeParse(write)).find(({ success }) => success)?.data?.put;
  if (stored?.sk !== chaptersKey(episodeId).sk) return [];
  const { links, episode } = await readLinks(table, episodeId);
  if (!episode) return [];
  return links.flatMap((link) => {
    const second = link.found && chapterSecond(stored.chapters, link.found.address);
    return second === link.chapterSecond ? [] : linkWrites(link, { ...link, chapterSecond: second }, episode);
  });
}
