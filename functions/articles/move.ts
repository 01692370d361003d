import { articleSchema } from '../../shared/article.ts';
import type { StoredLink } from '../../shared/article-link.ts';
import { episodeSchema } from '../../shared/episode.ts';
import { type ArticleRow, articleWrites, parseArticleRow } from '../../shared/sync/article-row.ts';
import { joinedLink, linkWrites, readLinks, unlinkWrites } from '../../shared/sync/link-rows.ts';
import type { Row, TableClient, Write } from '../../shared/table/client.ts';
import { articleKey, movedArticleKey } from '../../shared/table/keys.ts';
import { readAll } from '../../shared/table/pages.ts';
import { writeGroups } from '../sync/write.ts';
import { type SettleTools, settleArticle } from './settle.ts';

/**
 * Makes two articles one, because their addresses proved to lead to the same: every link of the first, with what a
 * host decided about it, becomes one of the other, and its page leads there from now on. Where it went is stored
 * first and its own row goes last, so that a run cut short does the rest the next time.
 * @param to as it is stored
 * @throws {ConflictError} when somebody else changed one of them meanwhile; nothing is lost by starting over
 */
export async function moveArticle(id: string, to: ArticleRow, tools: SettleTools): Promise<void> {
  const { table } = tools;
  await table.transact([movedWrite(id, to.id)]);
  const rows = await readAll(table, { partition: articleKey(id).pk }, (row: Row) => row);
  if (rows.every(({ sk }) => sk === movedArticleKey(id).sk)) return;
  for (const row of rows.filter(({ sk }) => String(sk).startsWith('EPISODE#'))) {
    const episode = episodeSchema.parse(row);
    const { links } = await readLinks(table, episode.id);
    const old = links.find(({ article }) => article === id);
    if (old) await moveLink(old, to, { table, links, episode });
  }
  const stored = rows.find(({ sk }) => sk === articleKey(id).sk);
  if (stored) await writeGroups(table, articleWrites(parseArticleRow(stored), undefined));
  await settleArticle(to.id, tools);
}

/** Says that an article is found under another id from now on. */
export const movedWrite = (id: string, to: string): Write => ({ put: { id, to, ...movedArticleKey(id) } });

async function moveLink(
  old: StoredLink,
  to: ArticleRow,
  {
    table,
    links,
    episode,
  }: { table: TableClient; links: StoredLink[]; episode: Parameters<typeof linkWrites>[2] },
): Promise<void> {
  const known = links.find(({ article }) => article === to.id);
  const next = { ...joinedLink(known, old), article: to.id, facts: articleSchema.parse(to) };
  await table.transact([...linkWrites(known, next, episode), ...unlinkWrites(old)]);
}
