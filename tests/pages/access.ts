import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe objects to, and what is wider than the window: on a phone and a desk, by day and by night. */
export async function checkAccess(
  browser: Browser,
  origin: string,
  kinds: Record<string, string>,
): Promise<string[]> {
  const problems: string[] = [];
  for (const width of [360, 1440]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme,
        bypassCSP: true,
      });
      const page = await context.newPage();
      for (const [kind, address] of Object.entries(kinds)) {
        await page.goto(origin + address);
        await page.evaluate(axe);
        const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>('axe.run()');
        const excess = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        const where = `${kind} at ${width} px, ${colorScheme}`;
        problems.push(
          ...violations.map(
            ({ id, help, nodes }) =>
              `${where}: ${id}: ${help} (${nodes.length}×, ${String(nodes[0]?.target)})`,
          ),
        );
        if (excess > 0) problems.push(`${where}: ${excess} px wider than the window`);
      }
      await context.close();
    }
  }
  return problems;
}
