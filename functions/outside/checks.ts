import type { Check } from '../../shared/comments/screening/check.ts';

/**
 * The checks by services outside the site that its author has switched on: `AKISMET_KEY` names a key,
 * `COMPREHEND` is `on`. Without them, nothing that commenters write leaves the site.
 * @param siteUrl the site's own address
 */
export async function outsideChecks(
  env: Record<string, string | undefined>,
  siteUrl: string,
): Promise<Record<string, Check>> {
  const checks: Record<string, Check> = {};
  if (env.AKISMET_KEY) {
    const { createAkismet } = await import('./akismet.ts');
    checks.akismet = createAkismet({ key: env.AKISMET_KEY, site: siteUrl });
  }
  if (env.COMPREHEND === 'on') {
    const { createComprehend } = await import('./comprehend.ts');
    checks.comprehend = createComprehend();
  }
  return checks;
}
