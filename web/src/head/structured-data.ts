import { type Article, articlePath } from '../../../shared/article.ts';
import type { Discussion } from '../../../shared/article-link.ts';
import { type Episode, type EpisodePage, episodePath } from '../../../shared/episode.ts';
import type { Site, SitePerson, SiteShow } from '../../../shared/site/schema.ts';
import { isoDuration } from '../text/durations.ts';
import { isWebAddress } from './feed-address.ts';

/** A schema.org object as JSON-LD, without its context. */
export type Thing = { '@type': string; [property: string]: unknown };

/** What a `<script type="application/ld+json">` holds; no text in it can end the element. */
export const serialise = (things: Thing[]): string =>
  JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replace(/</g, '\\u003c');

export function podcastSeries(site: Site, show: SiteShow): Thing {
  return {
    '@type': 'PodcastSeries',
    '@id': `${site.url}/${show.slug}`,
    url: `${site.url}/${show.slug}`,
    name: show.title,
    description: show.description,
    inLanguage: site.language,
    author: hostsOf(site, show).map((host) => personRef(site, host)),
    ...(isWebAddress(show.feed) ? { webFeed: show.feed } : {}),
    ...(show.artwork ? { image: `${site.url}${show.artwork}` } : {}),
  };
}

export function podcastEpisode(site: Site, show: SiteShow, episode: Episode): Thing {
  const url = site.url + episodePath(episode);
  return {
    '@type': 'PodcastEpisode',
    '@id': url,
    url,
    name: episode.headline,
    description: episode.summary,
    ...(episode.dateGuessed ? {} : { datePublished: episode.publishedAt }),
    ...(episode.number === undefined ? {} : { episodeNumber: episode.number }),
    ...(episode.duration === undefined ? {} : { timeRequired: isoDuration(episode.duration) }),
    partOfSeries: { '@type': 'PodcastSeries', '@id': `${site.url}/${show.slug}`, name: show.title },
    actor: episode.people.map(({ name, slug }) => personRef(site, { name, slug })),
    ...(episode.enclosure
      ? {
          associatedMedia: {
            '@type': 'MediaObject',
            contentUrl: new URL(episode.enclosure.url, site.url).href,
            encodingFormat: episode.enclosure.type,
          },
        }
      : {}),
  };
}

/** An article: one that lives elsewhere keeps its own address as what identifies it. */
export function articleThing(site: Site, article: Article): Thing {
  const here = site.url + articlePath(article);
  const { place, address, headline, dek, image, publishedAt, kind, outlet } = article;
  return {
    '@type': kind === 'opinion' ? 'OpinionNewsArticle' : place === 'own' ? 'NewsArticle' : 'Article',
    '@id': place === 'own' ? here : (address ?? here),
    url: place === 'own' ? here : (address ?? here),
    mainEntityOfPage: address ?? here,
    headline,
    ...(dek ? { description: dek } : {}),
    ...(image ? { image } : {}),
    ...(publishedAt ? { datePublished: publishedAt } : {}),
    ...(place === 'own' ? { inLanguage: site.language } : {}),
    ...(place === 'external' && outlet ? { publisher: { '@type': 'Organization', name: outlet.name } } : {}),
    author: article.authors.map(({ name, slug }) =>
      personRef(site, site.people.some((one) => one.slug === slug) ? { name, slug } : { name }),
    ),
  };
}

/** The episodes that discuss an article. */
export const subjectOf = (site: Site, discussions: Discussion[]): { subjectOf?: Thing[] } =>
  discussions.length === 0
    ? {}
    : {
        subjectOf: discussions.map(({ episode }) => ({
          '@type': 'PodcastEpisode',
          '@id': site.url + episodePath(episode),
          name: episode.headline,
        })),
      };

/** The articles that an episode discusses, and the other episodes it points to. */
export function referencesOf(
  site: Site,
  { articles, seeAlso }: EpisodePage,
): { [property: string]: Thing[] } {
  const mentions = seeAlso.map((episode) => ({
    '@type': 'PodcastEpisode',
    '@id': site.url + episodePath(episode),
    name: episode.headline,
  }));
  const citation = articles.map(({ article }) => articleThing(site, article));
  return { ...(citation.length > 0 && { citation }), ...(mentions.length > 0 && { mentions }) };
}

export function person(site: Site, facts: { slug: string; name: string }, known?: SitePerson): Thing {
  return {
    ...personRef(site, facts),
    '@id': `${site.url}/people/${facts.slug}`,
    ...(known
      ? { jobTitle: known.role, description: known.bio, sameAs: known.links.map(({ url }) => url) }
      : {}),
  };
}

/** The way from the home page to a page, the page itself last. */
export function breadcrumbs(site: Site, steps: { name: string; path: string }[]): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: site.title, path: '' }, ...steps].map(({ name, path }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name,
      item: site.url + path,
    })),
  };
}

export const hostsOf = (site: Site, show: SiteShow): SitePerson[] =>
  show.hosts.flatMap((slug) => site.people.find((candidate) => candidate.slug === slug) ?? []);

const personRef = (site: Site, { name, slug }: { name: string; slug?: string }): Thing => ({
  '@type': 'Person',
  name,
  ...(slug ? { url: `${site.url}/people/${slug}` } : {}),
});
