import { parseArgs } from 'node:util';
import { chromium, request } from '@playwright/test';
import { browsersHere } from '../e2e/support/browsers.ts';
import { everyKind } from '../e2e/support/pages.ts';
import { checkAccess } from './access.ts';
import { auditPage } from './audit.ts';
import { checkListening } from './listening.ts';
import { startSite } from './site.ts';
import { checkTalking } from './talking.ts';
import { weighPage } from './weight.ts';

/**
 * `npm run pages`: what each kind of page weighs, what Lighthouse says of it, and whether axe objects,
 * each held against its budget; then what the player adds, what following a long transcript costs, and what
 * reading and writing comments do.
 * `--short` audits one page and weighs all.
 */
const { values } = parseArgs({ options: { short: { type: 'boolean', default: false } } });
const browser = browsersHere().find(({ name }) => name === 'chromium');
if (!browser) {
  console.log('Pages are not measured: Chromium was not found (set CHROMIUM to it).');
  process.exit(0);
}

/** Kinds that tell search engines to leave them out, which Lighthouse takes for a fault. */
const outOfSearch = new Set(['missing', 'clip', 'results']);
const budgets = { scripts: 12, styles: 10, html: 30 };
const site = await startSite();
const problems: string[] = [];
try {
  const client = await request.newContext({ baseURL: site.origin });
  const kinds = await everyKind(client);
  await client.dispose();
  console.log('page        html br  css gz   js gz  fonts   performance accessibility best practices seo');
  for (const [kind, address] of Object.entries(kinds)) {
    const weight = await weighPage(site.origin + address);
    const isAudited = !outOfSearch.has(kind) && (!values.short || kind === 'episode');
    const scores = isAudited ? await auditPage(site.origin + address, browser.path) : undefined;
    const kilobytes = [weight.html, weight.styles, weight.scripts, weight.fonts].map((size) =>
      `${size.toFixed(1)} KB`.padStart(8),
    );
    const points = scores
      ? Object.values(scores).map((score) => String(score).padStart(9))
      : ['(not audited)'];
    console.log(kind.padEnd(10), kilobytes.join(''), points.join('  '));
    for (const [what, budget] of Object.entries(budgets)) {
      const size = weight[what as keyof typeof budgets];
      if (size > budget) problems.push(`${kind}: ${what} ${size.toFixed(1)} KB, budget ${budget} KB`);
    }
    for (const [what, score] of Object.entries(scores ?? {})) {
      // A busy machine takes points of performance away; the full form is for a quiet one.
      const expected = values.short && what === 'performance' ? 80 : 100;
      if (score < expected) problems.push(`${kind}: ${what} ${score}, expected ${expected}`);
    }
  }
  const chromiumHere = await chromium.launch({
    executablePath: browser.path,
    args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required'],
  });
  problems.push(...(await checkListening(chromiumHere, site.origin, kinds.spoken)));
  problems.push(...(await checkTalking(chromiumHere, site, kinds.episode)));
  problems.push(...(await checkAccess(chromiumHere, site.origin, kinds)));
  await chromiumHere.close();
} finally {
  await site.stop();
}
console.log(
  problems.length === 0
    ? '\nEvery page keeps its budget, and axe objects to none.'
    : `\n${problems.join('\n')}`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
