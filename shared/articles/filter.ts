import type { ArticleFilter } from '../reader.ts';
import type { Site } from '../site/schema.ts';

/** Values of the outlet in lists of articles that are no outlet: written here, by anybody of the site, or in no outlet that is configured. */
export const otherOutlets = { here: 'here', ours: 'ours', elsewhere: 'elsewhere' } as const;

export const articlesPath = '/articles';

const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const longestSlug = 80;

/**
 * What an address asks of the list of articles. A form sends its empty fields, too, and strangers send anything:
 * what cannot be asked for is not asked for.
 * @example readArticleFilter(new URLSearchParams('outlet=gazette&year='), site) // { outlet: 'gazette' }
 */
export function readArticleFilter(query: URLSearchParams, { shows }: Pick<Site, 'shows'>): ArticleFilter {
  const text = (name: string): string | undefined => {
    const value = query.get(name) ?? '';
    return slug.test(value) && value.length <= longestSlug ? value : undefined;
  };
  const year = /^[12]\d{3}$/.test(query.get('year') ?? '') ? Number(query.get('year')) : undefined;
  const show = shows.find((one) => one.slug === query.get('show'))?.slug;
  const [outlet, author] = [text('outlet'), text('author')];
  return {
    ...(outlet && { outlet }),
    ...(author && { author }),
    ...(show && { show }),
    ...(year && { year }),
  };
}

/** The address of the list of articles. @example articlesAddress({ year: 2026 }) // '/articles?year=2026' */
export function articlesAddress({ outlet, author, show, year }: ArticleFilter): string {
  const fields = Object.entries({ outlet, author, show, year }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  const query = new URLSearchParams(fields).toString();
  return `${articlesPath}${query && `?${query}`}`;
}
