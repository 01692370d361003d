import type { Page, PageOptions } from '../../../shared/reader.ts';

/** Reads a list page by page, up to `bound` items. */
export async function readUpTo<T>(
  bound: number,
  read: (options: PageOptions) => Promise<Page<T>>,
): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(cursor ? { limit: 100, cursor } : { limit: 100 });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor && items.length < bound);
  return items;
}
