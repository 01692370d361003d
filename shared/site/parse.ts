import { otherOutlets } from '../articles/filter.ts';
import { sampleFolder } from './sample.ts';
import type { Site, SiteConfig } from './schema.ts';
import { siteSchema } from './schema.ts';

/** A mistake in the site configuration, with one sentence per field. */
export class SiteConfigError extends Error {
  override name = 'SiteConfigError';
  readonly mistakes: string[];

  constructor(mistakes: string[]) {
    super(
      `The site configuration has ${mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`}:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`,
    );
    this.mistakes = mistakes;
  }
}

/** Addresses that the site itself uses; a show cannot take one as its slug. */
const reservedSlugs = [
  'api',
  'articles',
  'people',
  'personal',
  'shows',
  'search',
  'about',
  'comment-policy',
  'sample',
  'discuss',
  'healthz',
  'host',
  '404',
  '500',
];

/** What lists of articles call what is no outlet. */
const reservedOutlets: string[] = Object.values(otherOutlets);

/** Helps an editor complete `site.config.ts`; it changes nothing. */
export const defineSite = (config: SiteConfig): SiteConfig => config;

/**
 * Turns what `site.config.ts` exports into a `Site`.
 * @throws {SiteConfigError} naming each wrong field and what was expected there
 * @example parseSite({ ...config, shows: [] }) // SiteConfigError: shows: expected at least one show
 */
export function parseSite(input: unknown): Site {
  const result = siteSchema.safeParse(input);
  if (!result.success) throw new SiteConfigError(result.error.issues.map(describeIssue));
  const mistakes = crossFieldMistakes(result.data);
  if (mistakes.length > 0) throw new SiteConfigError(mistakes);
  const isSample = result.data.shows.some((show) => show.feed.startsWith(sampleFolder));
  return { ...result.data, url: result.data.url.replace(/\/+$/, ''), isSample };
}

type Issue = { path: PropertyKey[]; message: string; code?: string | undefined; keys?: string[] };

function describeIssue(issue: Issue): string {
  const field = issue.path.reduce<string>(
    (path, key) =>
      typeof key === 'number' ? `${path}[${key}]` : path ? `${path}.${String(key)}` : String(key),
    '',
  );
  if (issue.code === 'unrecognized_keys' && issue.keys) {
    return `${field || 'the configuration'}: does not know ${issue.keys.map((key) => `"${key}"`).join(', ')}`;
  }
  return `${field || 'the configuration'}: ${issue.message.replace(/^Invalid input: /, '')}`;
}

function crossFieldMistakes(site: Omit<Site, 'isSample'>): string[] {
  const people = new Set(site.people.map((person) => person.slug));
  const outlets = new Set(site.outlets.map((outlet) => outlet.slug));
  return [
    ...repeats(
      'people',
      site.people.map((person) => person.slug),
    ),
    ...repeats(
      'shows',
      site.shows.map((show) => show.slug),
    ),
    ...repeats(
      'outlets',
      site.outlets.map((outlet) => outlet.slug),
    ),
    ...site.shows.flatMap((show, at) => [
      ...(reservedSlugs.includes(show.slug)
        ? [`shows[${at}].slug: "${show.slug}" is an address of the site itself, expected another`]
        : []),
      ...show.hosts
        .filter((host) => !people.has(host))
        .map(
          (host) =>
            `shows[${at}].hosts: "${host}" is nobody in people, expected one of ${[...people].join(', ')}`,
        ),
    ]),
    ...site.outlets.flatMap(({ slug }, at) =>
      reservedOutlets.includes(slug)
        ? [`outlets[${at}].slug: "${slug}" has a meaning of its own in lists of articles, expected another`]
        : [],
    ),
    ...site.articleFeeds
      .map((feed, at) => ({ feed, at }))
      .filter(({ feed }) => !outlets.has(feed.outlet))
      .map(
        ({ feed, at }) =>
          `articleFeeds[${at}].outlet: "${feed.outlet}" is not in outlets, expected one of ${[...outlets].join(', ')}`,
      ),
  ];
}

function repeats(list: string, slugs: string[]): string[] {
  return slugs
    .map((slug, at) => ({ slug, at }))
    .filter(({ slug, at }) => slugs.indexOf(slug) !== at)
    .map(({ slug, at }) => `${list}[${at}].slug: "${slug}" is used twice, expected a slug of its own`);
}
