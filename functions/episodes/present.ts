import { type Episode, episodePath } from '../../shared/episode.ts';
import type { Person } from '../../shared/person.ts';
import { notFound } from '../../shared/problem.ts';
import type { Page } from '../../shared/reader.ts';
import type { Site, SiteShow } from '../../shared/site/schema.ts';

/** A show of the configuration. @throws {ProblemError} 404 when there is none of that slug */
export function showOf(site: Site, slug: string): SiteShow {
  const show = site.shows.find((candidate) => candidate.slug === slug);
  if (!show) throw notFound('show');
  return show;
}

export const showWithUrl = (site: Site, show: SiteShow) => ({
  slug: show.slug,
  title: show.title,
  description: show.description,
  hosts: show.hosts,
  kind: show.kind,
  subscribe: show.subscribe,
  url: `${site.url}/${show.slug}`,
});

export const episodeWithUrl = <T extends Episode>(site: Site, episode: T) => ({
  ...episode,
  url: site.url + episodePath(episode),
});

export const episodesWithUrls = (site: Site, page: Page<Episode>) => ({
  ...page,
  items: page.items.map((episode) => episodeWithUrl(site, episode)),
});

export const personWithUrl = (site: Site, person: Person) => ({
  ...person,
  url: `${site.url}/people/${person.slug}`,
});
