import type { PodcastNs, RssFeed } from 'feedsmith';
import { articlePath } from '../article.ts';
import { type EpisodePage, episodePath } from '../episode.ts';
import type { ShowFacts } from '../show.ts';
import type { Site, SiteShow } from '../site/schema.ts';
import { clip } from '../text/clip.ts';
import { clock } from '../text/clock.ts';
import { escapeHtml } from '../text/escape-html.ts';
import { writeRss } from './rss.ts';
import { validHtml, validXml } from './valid-xml.ts';

/** One page of a show's feed. */
export type ShowFeedPage = {
  site: Site;
  show: SiteShow;
  /** Absent before the first sync. */
  facts: ShowFacts | undefined;
  /** Newest first. */
  episodes: EpisodePage[];
  /** Paths of this page of the feed, and of the next, older one. */
  self: string;
  next?: string | undefined;
};

/**
 * A show's feed with what the site adds to it: chapters, transcripts, people, and the articles of each episode. The
 * guids are those of the show's own feed, so an app that knows an episode knows it here; directories are told to
 * leave it alone, because they list that one.
 * @see https://www.rssboard.org/rss-specification
 * @see https://podcasting2.org/docs/podcast-namespace
 * @see https://www.rfc-editor.org/rfc/rfc5005 for the pages of a long one
 */
export function showFeed({ site, show, facts, episodes, self, next }: ShowFeedPage): string {
  const hosts = site.people.filter(({ slug }) => show.hosts.includes(slug));
  const [newest] = episodes;
  const first = `/${show.slug}/feed.xml`;
  return writeRss({
    title: validXml(show.title),
    link: `${site.url}/${show.slug}`,
    description: validXml(show.description),
    language: facts?.language ?? site.language,
    ...(newest && { pubDate: new Date(newest.publishedAt) }),
    atom: {
      links: [
        link(site, 'self', self),
        ...(self === first ? [] : [link(site, 'first', first)]),
        ...(next ? [link(site, 'next', next)] : []),
      ],
    },
    itunes: {
      author: validXml(hosts.map(({ name }) => name).join(', ')),
      block: true,
      ...(show.artwork && { image: site.url + show.artwork }),
    },
    podcast: {
      ...(facts?.podcastGuid && { guid: validXml(facts.podcastGuid) }),
      medium: show.kind === 'video' ? 'video' : 'podcast',
      persons: hosts.map(({ name, slug }) => person(site, { name, slug, role: 'host' })),
    },
    items: episodes.map((episode) => item(site, episode)),
  });
}

const link = (site: Site, rel: string, path: string) => ({
  href: site.url + path,
  rel,
  type: 'application/rss+xml',
});

function item(site: Site, episode: EpisodePage): RssFeed.Item<Date> {
  const page = site.url + episodePath(episode);
  const { enclosure, duration, number, season } = episode;
  return {
    title: validXml(episode.title),
    link: page,
    description: notesWithArticles(site, episode) || validXml(episode.summary),
    guid: { value: guidOf(site, episode), isPermaLink: false },
    ...(!episode.dateGuessed && { pubDate: new Date(episode.publishedAt) }),
    ...(enclosure && {
      enclosures: [
        {
          url: new URL(enclosure.url, site.url).href,
          length: enclosure.bytes ?? 0,
          type: validXml(enclosure.type),
        },
      ],
    }),
    itunes: {
      title: validXml(episode.headline),
      episodeType: episode.kind,
      ...(duration !== undefined && { duration }),
      ...(number !== undefined && { episode: number }),
      ...(season !== undefined && { season }),
      ...(episode.explicit !== undefined && { explicit: episode.explicit }),
    },
    podcast: {
      persons: episode.people.map((heard) => person(site, heard)),
      ...(episode.chapterList.length > 0 && {
        chapters: { url: `${page}/chapters.json`, type: 'application/json+chapters' },
      }),
      ...(episode.transcript && { transcripts: transcripts(page, episode.transcript.language) }),
    },
  };
}

/** The guid of the show's own feed; an item that has none there is told by its permanent id here. */
const guidOf = (site: Site, { guid, show, id }: EpisodePage): string =>
  validXml(guid ?? `${site.url}/${show}/${id}`);

const transcripts = (page: string, language: string | undefined): PodcastNs.Transcript[] =>
  [
    { url: `${page}/transcript.vtt`, type: 'text/vtt' },
    { url: `${page}/transcript.json`, type: 'application/json' },
  ].map((file) => ({ ...file, ...(language && { language }) }));

const person = (site: Site, { name, slug, role }: { name: string; slug: string; role: string }) => ({
  // No longer, by the namespace's specification.
  display: clip(validXml(name), 128),
  role,
  href: `${site.url}/people/${slug}`,
});

/** The notes, and below them what the episode discusses, with the moment when that is known. */
function notesWithArticles(site: Site, episode: EpisodePage): string {
  const page = site.url + episodePath(episode);
  const lines = episode.articles.map(({ article, second }) => {
    const address = article.address ?? site.url + articlePath(article);
    const outlet = article.outlet ? ` (${escapeHtml(article.outlet.name)})` : '';
    const at =
      second === undefined ? '' : `, <a href="${escapeHtml(`${page}#t=${second}`)}">${clock(second)}</a>`;
    return `<li><a href="${escapeHtml(address)}">${escapeHtml(article.headline)}</a>${outlet}${at}</li>`;
  });
  const articles = lines.length > 0 ? `<h3>Discussed in this episode</h3><ul>${lines.join('')}</ul>` : '';
  return validHtml(episode.notesHtml + articles);
}
