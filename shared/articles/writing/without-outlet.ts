import type { Site } from '../../site/schema.ts';
import { titleKey } from '../../text/title-key.ts';

/**
 * Takes an outlet's name off the end of a title, where page titles carry it.
 * @example withoutOutlet('A headline - My Paper', site) // { headline: 'A headline', outletName: 'My Paper' }
 */
export function withoutOutlet(
  title: string,
  { outlets }: Pick<Site, 'outlets'>,
  siteName = '',
): { headline: string; outletName?: string } {
  const found = /^(.{3,}?)\s+[|–—·•»:-]+\s+([^|–—·•»]{2,60})$/u.exec(title);
  const [, headline = title, ending = ''] = found ?? [];
  const names = [siteName, ...outlets.flatMap(({ name, hosts }) => [name, ...hosts])].filter(
    (name) => name !== '',
  );
  const outletName = names.find((name) => titleKey(name) === titleKey(ending));
  return outletName ? { headline, outletName } : { headline: title };
}
