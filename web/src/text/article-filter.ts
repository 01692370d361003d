import { otherOutlets } from '../../../shared/articles/filter.ts';
import type { ArticleFilter } from '../../../shared/reader.ts';
import type { Site } from '../../../shared/site/schema.ts';

/** What the outlet of a list can be, in the order in which readers choose. */
export const outletChoices = ({ outlets }: Pick<Site, 'outlets'>): { value: string; label: string }[] => [
  { value: otherOutlets.ours, label: 'By the people of this site' },
  { value: otherOutlets.here, label: 'Published here' },
  ...outlets.map(({ slug, name }) => ({ value: slug, label: name })),
  { value: otherOutlets.elsewhere, label: 'Other places' },
];

/**
 * What a narrowed list holds, as its heading says it.
 * @param author the name of the author that is asked for
 * @example filterInWords({ show: 'my-show', year: 2026 }, site, undefined) // 'Articles discussed on My Show, 2026'
 */
export function filterInWords(asked: ArticleFilter, site: Site, author: string | undefined): string {
  const show = site.shows.find(({ slug }) => slug === asked.show);
  const words = [
    'Articles',
    ...(asked.author ? [`by ${author ?? 'this author'}`] : []),
    ...(asked.outlet ? [outletInWords(asked.outlet, site)] : []),
    ...(show ? [`discussed on ${show.title}`] : []),
  ].join(' ');
  return asked.year ? `${words}, ${asked.year}` : words;
}

function outletInWords(slug: string, { outlets }: Pick<Site, 'outlets'>): string {
  if (slug === otherOutlets.ours) return 'by the people of this site';
  if (slug === otherOutlets.here) return 'published here';
  if (slug === otherOutlets.elsewhere) return 'in other places';
  return `at ${outlets.find((outlet) => outlet.slug === slug)?.name ?? 'this outlet'}`;
}
