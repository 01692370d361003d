import type * as z from 'zod/mini';
import { type Article, articlePath } from '../../shared/article.ts';
import { notFound } from '../../shared/problem.ts';
import type { Site } from '../../shared/site/schema.ts';
import { episodeWithUrl } from '../episodes/present.ts';
import { pageQuery } from '../episodes/schemas.ts';
import type { ReadRoute } from '../read-api.ts';
import * as schemas from './schemas.ts';

type ArticlesQuery = z.infer<typeof schemas.articlesQuery>;

/** Every route over articles and what ties them to episodes. All of them read, none of them writes. */
export const articleRoutes: ReadRoute<ArticlesQuery>[] = [
  {
    path: '/api/articles',
    summary: 'Articles, own and external, newest first; of one outlet, author, show or year when asked.',
    query: schemas.articlesQuery,
    response: schemas.articles,
    async answer({ query, site, reader }) {
      const page = await reader.articles(query);
      return {
        body: { ...page, items: page.items.map((article) => withUrl(site, article)) },
        tags: ['articles'],
      };
    },
  },
  {
    path: '/api/articles/{id}',
    summary:
      'One article, and the episodes that discuss it, newest first, each with the second when it is known.',
    query: pageQuery,
    response: schemas.apiArticlePage,
    async answer({ params: { id }, query, site, reader }) {
      const page = await reader.article(id, query);
      if (!page) throw notFound('article');
      const items = page.discussedOn.items.map(({ episode, ...rest }) => ({
        ...rest,
        episode: episodeWithUrl(site, episode),
      }));
      const body = { ...withUrl(site, page.article), discussedOn: { ...page.discussedOn, items } };
      return { body, tags: [`article:${page.article.id}`] };
    },
  },
  {
    path: '/api/episodes/{id}/articles',
    summary: 'The articles that an episode discusses, in order of mention.',
    response: schemas.articlesOfEpisode,
    async answer({ params: { id }, site, reader }) {
      const linked = await reader.articlesOf(id);
      if (!linked) throw notFound('episode');
      const items = linked.map(({ article, ...link }) => ({ ...link, article: withUrl(site, article) }));
      return { body: { items }, tags: [`episode:${id}`] };
    },
  },
];

const withUrl = (site: Site, article: Article) => ({ ...article, url: site.url + articlePath(article) });
