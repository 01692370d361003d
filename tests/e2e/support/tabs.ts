import type { BrowserContext, Page } from '@playwright/test';

/** Pages that are open at once: while one waits, another works. */
const tabs = 3;

/** Goes through a list in several pages at once; what is added to it meanwhile is gone through as well. */
export async function inTabs<T>(
  context: BrowserContext,
  list: T[],
  prepare: (page: Page) => Promise<(item: T) => Promise<void>>,
): Promise<void> {
  await Promise.all(
    Array.from({ length: tabs }, async () => {
      const page = await context.newPage();
      const visit = await prepare(page);
      for (let item = list.shift(); item !== undefined; item = list.shift()) await visit(item);
      await page.close();
    }),
  );
}
