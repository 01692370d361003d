import type * as z from 'zod/mini';
import { healthCacheHeaders } from '../../shared/edge-cache.ts';
import { notFound } from '../../shared/problem.ts';
import type { ReadRoute } from '../read-api.ts';
import { episodesWithUrls, episodeWithUrl, personWithUrl, showOf, showWithUrl } from './present.ts';
import * as schemas from './schemas.ts';

type EpisodesQuery = z.infer<typeof schemas.episodesQuery>;

/** Every route over shows, episodes, people and feeds. All of them read, none of them writes. */
export const routes: ReadRoute<EpisodesQuery>[] = [
  {
    path: '/api/shows',
    summary: 'All shows of the site.',
    response: schemas.shows,
    async answer({ site }) {
      return { body: { items: site.shows.map((show) => showWithUrl(site, show)) }, tags: ['shows'] };
    },
  },
  {
    path: '/api/shows/{show}',
    summary: 'One show, with what its feed says and the site counted.',
    response: schemas.apiShowWithFacts,
    async answer({ params, site, reader }) {
      const show = showOf(site, params.show);
      const facts = await reader.facts(show.slug);
      return { body: { ...showWithUrl(site, show), ...(facts && { facts }) }, tags: [`show:${show.slug}`] };
    },
  },
  {
    path: '/api/shows/{show}/episodes',
    summary: 'Episodes of a show, newest first; of one year or one season when asked.',
    query: schemas.episodesQuery,
    response: schemas.episodes,
    async answer({ params, query, site, reader }) {
      const show = showOf(site, params.show);
      const page = await reader.episodes(show.slug, query);
      return { body: episodesWithUrls(site, page), tags: [`show:${show.slug}`] };
    },
  },
  {
    path: '/api/shows/{show}/feed',
    summary: 'How the last sync of a show’s feed went.',
    response: schemas.apiHealth,
    cacheHeaders: healthCacheHeaders,
    async answer({ params, site, reader }) {
      const { slug } = showOf(site, params.show);
      const [health] = await reader.health([slug]);
      return { body: health, tags: [`feed:${slug}`] };
    },
  },
  {
    path: '/api/shows/{show}/problems',
    summary: 'What was set aside or mended in a show’s feed, in the feed’s order.',
    query: schemas.pageQuery,
    response: schemas.problems,
    async answer({ params, query, site, reader }) {
      const { slug } = showOf(site, params.show);
      return { body: await reader.problems(slug, query), tags: [`feed:${slug}`] };
    },
  },
  {
    path: '/api/feeds',
    summary: 'How the last sync of every feed went.',
    response: schemas.feeds,
    cacheHeaders: healthCacheHeaders,
    async answer({ site, reader }) {
      const slugs = site.shows.map((show) => show.slug);
      return { body: { items: await reader.health(slugs) }, tags: slugs.map((slug) => `feed:${slug}`) };
    },
  },
  {
    path: '/api/episodes',
    summary: 'Episodes of all shows, newest first.',
    query: schemas.pageQuery,
    response: schemas.episodes,
    async answer({ query, site, reader }) {
      return { body: episodesWithUrls(site, await reader.latest(query)), tags: ['latest'] };
    },
  },
  {
    path: '/api/episodes/{id}',
    summary: 'One episode with its notes, as sanitised HTML.',
    response: schemas.apiEpisodePage,
    async answer({ params, site, reader }) {
      const episode = await reader.episode(params.id);
      if (!episode || !site.shows.some((show) => show.slug === episode.show)) throw notFound('episode');
      return { body: episodeWithUrl(site, episode), tags: [`episode:${episode.id}`] };
    },
  },
  {
    path: '/api/episodes/{id}/next',
    summary: 'The episode that came after one in its show; none after the newest.',
    response: schemas.nextEpisode,
    async answer({ params, site, reader }) {
      const next = await reader.episodeAfter(params.id);
      const show = site.shows.find(({ slug }) => slug === next?.show);
      if (!next || !show) return { body: {}, tags: ['latest'] };
      return { body: { next: episodeWithUrl(site, next) }, tags: [`show:${show.slug}`] };
    },
  },
  {
    path: '/api/people',
    summary: 'Everybody heard on an episode, by name.',
    query: schemas.pageQuery,
    response: schemas.people,
    async answer({ query, site, reader }) {
      const page = await reader.people(query);
      const items = page.items.map((person) => personWithUrl(site, person));
      return { body: { ...page, items }, tags: ['people'] };
    },
  },
  {
    path: '/api/people/{slug}',
    summary: 'One person and the episodes they were heard on, newest first.',
    query: schemas.pageQuery,
    response: schemas.apiPersonPage,
    async answer({ params, query, site, reader }) {
      const { slug } = params;
      const heard = await reader.person(slug, query);
      const told = site.people.find((person) => person.slug === slug);
      const person = heard?.person ?? (told && { slug, name: told.name, episodeCount: 0 });
      if (!person) throw notFound('person');
      const body = {
        ...personWithUrl(site, person),
        ...(told && { name: told.name, role: told.role, bio: told.bio }),
        links: told?.links ?? [],
        episodes: episodesWithUrls(site, heard?.episodes ?? { items: [] }),
      };
      return { body, tags: [`person:${slug}`] };
    },
  },
];
