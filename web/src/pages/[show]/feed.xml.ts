import type { APIRoute } from 'astro';
import { site } from '#site';
import { showFeed } from '../../../../shared/syndication/show-feed.ts';
import { pageOptions } from '../../head/cursor.ts';
import { notFound } from '../../head/episode-at.ts';
import { feedPath, feedResponse } from '../../head/feed-response.ts';

/** Each of them is one more Query, all at once; more than 50 tags would be too many for one answer. */
const episodesInPage = 40;

/** A show's feed with what the site adds to it; a long one in pages, newest first. */
export const GET: APIRoute = async ({ params, url, request, locals: { reader }, cache }) => {
  const show = site.shows.find(({ slug }) => slug === params.show);
  if (!show) return notFound();
  const options = pageOptions(url, episodesInPage);
  const read = await reader.show(show.slug, options);
  const pages = await Promise.all((read?.episodes.items ?? []).map(({ id }) => reader.episode(id)));
  const episodes = pages.filter((episode) => episode !== undefined);
  const path = `/${show.slug}/feed.xml`;
  const body = showFeed({
    site,
    show,
    facts: read?.facts,
    episodes,
    self: feedPath(path, options.cursor),
    next: read?.episodes.cursor && feedPath(path, read.episodes.cursor),
  });
  cache.set({ tags: [`show:${show.slug}`, ...episodes.map(({ id }) => `episode:${id}`)] });
  return feedResponse(request, body, 'application/rss+xml');
};
