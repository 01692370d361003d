import { site } from '#site';
import { type EpisodePage, episodePath } from '../../../shared/episode.ts';
import type { Reader } from '../../../shared/reader.ts';
import type { SiteShow } from '../../../shared/site/schema.ts';

/** An episode, its show, and the address of its page. */
export type EpisodeHere = { episode: EpisodePage; show: SiteShow; path: string };

/**
 * The episode that an address names, or the answer to give instead: 404 when there is none, 301 when the address
 * spells the show or the slug in another way.
 * @param params of the route: `show` and `episode`
 * @param below what follows the episode's own address, such as `/transcript`
 */
export async function episodeAt(
  reader: Pick<Reader, 'episode'>,
  params: Record<string, string | undefined>,
  below = '',
): Promise<EpisodeHere | Response> {
  const { show: showSlug = '', episode: address = '' } = params;
  const [id = ''] = address.split('-');
  const episode = await reader.episode(id);
  const show = site.shows.find(({ slug }) => slug === episode?.show);
  if (!episode || !show) return notFound();
  const path = episodePath(episode);
  if (path !== `/${showSlug}/${address}`) {
    return new Response(null, { status: 301, headers: { Location: path + below } });
  }
  return { episode, show, path };
}

/** Nothing stands at this address: the site's own page says so. */
export const notFound = (): Response => new Response(null, { status: 404 });
