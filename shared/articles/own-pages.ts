import { titleKey } from '../text/title-key.ts';
import { isFile } from './address-signs.ts';
import { holdsNoArticles } from './hosts.ts';
import type { NoteLine } from './note-lines.ts';

/** How near an address lies to the show: in the folder of its episodes, on its host, or neither. */
export type Nearness = 'folder' | 'host' | undefined;

/**
 * Learns which pages are the show's own: those below its page or beside the episode's; then those on the same
 * hosts, on a host named like the show, and on the hosts from which the notes take their recordings, pictures
 * and share buttons. A platform that carries many shows is no show's own host.
 * @param show its title, and its page as the feed names it
 * @param episode the page of the episode
 */
export function ownPages(
  show: { title: string; link?: string | undefined },
  episode: string | undefined,
  lines: NoteLine[],
): (url: URL) => Nearness {
  const pages = [show.link, episode].flatMap((page) => (page ? (URL.parse(page) ?? []) : []));
  const linked = lines.flatMap(({ links }) => links.flatMap(({ href }) => URL.parse(href) ?? []));
  const hosts = new Set(
    [...pages, ...linked.filter(isFile), ...linked.flatMap(sharedPage)]
      .filter(({ hostname }) => !holdsNoArticles(hostname))
      .map(({ hostname }) => bare(hostname)),
  );
  const name = plain(show.title);
  const folders = [folderOf(show.link, ''), folderOf(episode, '..')].filter((folder) => folder !== undefined);
  return (url) => {
    const place = bare(url.hostname) + url.pathname;
    if (folders.some((folder) => place.startsWith(folder))) return 'folder';
    return hosts.has(bare(url.hostname)) || isNamedLike(url.hostname, name) ? 'host' : undefined;
  };
}

/** The page that a share button passes on. */
function sharedPage(url: URL): URL[] {
  const isButton =
    /\/(?:share|sharer|intent)\b/.test(url.pathname) &&
    /(?:^|\.)(?:facebook|twitter|x|tweetmeme|linkedin)\.com$/.test(url.hostname);
  const page = isButton ? (url.searchParams.get('url') ?? url.searchParams.get('u')) : null;
  return page
    ? [URL.parse(page)].filter((found) => found !== null)
    : url.searchParams.has('flattrss_redirect')
      ? [url]
      : [];
}

/** @example isNamedLike('www.longshotpodcast.example', 'longshotpodcast') // true */
function isNamedLike(host: string, name: string): boolean {
  const label = plain(bare(host).split('.').slice(0, -1).join(''));
  return (name.length >= 6 && label.includes(name)) || (label.length >= 6 && name.startsWith(label));
}

const plain = (text: string): string => titleKey(text).replace(/^the /, '').replaceAll(' ', '');
const bare = (host: string): string => host.replace(/^www\./, '');

/** Host and path of a folder that is more than a whole host. */
function folderOf(page: string | undefined, step: string): string | undefined {
  const url = page ? URL.parse(page) : null;
  if (!url) return undefined;
  const folder = new URL(step, url.href.replace(/[?#].*$/, '').replace(/\/?$/, '/'));
  return folder.pathname === '/' ? undefined : bare(folder.hostname) + folder.pathname;
}
