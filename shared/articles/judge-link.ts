import { titleKey } from '../text/title-key.ts';
import { canonicalAddress, isShortener } from './address.ts';
import { isFile, standsInWriting, weighAddress } from './address-signs.ts';
import type { LinkContext } from './find-links.ts';
import type { NoteLine } from './note-lines.ts';
import { outletOf } from './outlet.ts';
import { ownPages } from './own-pages.ts';
import { isBelowRelated, isDoing, isEpisodeNumber, speaksOfEpisode, weighWords } from './word-signs.ts';

/** What address and words together must weigh. */
const enough = 2;
/** What proves a host to be an outlet: one article that weighs so much, or so many that weigh enough. */
const proof = { weight: 3.5, articles: 4 };

/** What a link in notes is for: an article, another episode of the show, or something else. */
export type Verdict = 'article' | 'episode' | 'other';

/** Judges links by their place: the number of a line, and of the link in it. */
export type Judge = (url: URL, line: number, link: number) => Verdict;

/**
 * Judges links by their address and the words around them. An outlet of the configuration needs no more than
 * a path; elsewhere address and words together must weigh enough. A host that certainly has one article is
 * likelier to have another.
 */
export function createJudge(lines: NoteLine[], context: LinkContext): Judge {
  const site = URL.parse(context.siteUrl)?.hostname;
  const nearness = ownPages(context.show, context.link, lines);
  const outlets = provenOutlets(lines);
  return (url, at, position) => {
    const line = lines[at];
    const link = line?.links[position];
    if (!line || !link || isFile(url)) return 'other';
    if (url.hostname === site) return onThisSite(url);
    const near = nearness(url);
    const names = isEpisodeNumber(link.anchor);
    if (names && (near || /\p{L}/u.test(link.anchor))) return 'episode';
    if (near === 'folder') return onOwnSite(url, link.anchor, context);
    const byAddress = weighAddress(url);
    const named = isShortener(url.hostname) ? link.anchor : '';
    if (outletOf(url.hostname, named, context.outlets)) return byAddress > -2 ? 'article' : 'other';
    const isRelated = isBelowRelated(lines, at);
    if (near && !standsInWriting(url)) {
      const isDeep =
        byAddress > 0 || isRelated || /\d\/?$/.test(url.pathname) || speaksOfEpisode(link.anchor);
      return isDeep && byAddress >= -1 ? onOwnSite(url, link.anchor, context) : 'other';
    }
    const weight = byAddress + weighWords(url.hostname, line, link, isRelated);
    if (outlets.certain.has(url.hostname)) return byAddress >= -1 ? 'article' : 'other';
    return weight + (outlets.likely.has(url.hostname) ? 1 : 0) >= enough ? 'article' : 'other';
  };
}

/** Hosts that these notes show to be outlets: `likely` by one article, `certain` by several. */
function provenOutlets(lines: NoteLine[]): { likely: Set<string>; certain: Set<string> } {
  const likely = new Set<string>();
  const articles = new Map<string, Set<string>>();
  for (const [at, line] of lines.entries()) {
    const isRelated = isBelowRelated(lines, at);
    for (const link of line.links) {
      const url = URL.parse(canonicalAddress(link.href) ?? '');
      if (!url) continue;
      const weight = weighAddress(url) + weighWords(url.hostname, line, link, isRelated);
      if (weight >= proof.weight) likely.add(url.hostname);
      if (weight < enough) continue;
      const known = articles.get(url.hostname) ?? new Set();
      articles.set(url.hostname, known.add(url.pathname + url.search));
    }
  }
  const several = [...articles].filter(([, addresses]) => addresses.size >= proof.articles);
  return { likely, certain: new Set(several.map(([host]) => host)) };
}

function onThisSite({ pathname }: URL): Verdict {
  if (/^\/articles\/[^/]+/.test(pathname)) return 'article';
  return /^\/[^/]+\/[a-z0-9]{10}(?:-|$)/.test(pathname) ? 'episode' : 'other';
}

/** What a show keeps on its own site is episodes, but for its front page, this one and what asks to do something. */
function onOwnSite(url: URL, anchor: string, { show, title, link }: LinkContext): Verdict {
  const isItself = title !== undefined && anchor !== '' && titleKey(anchor) === titleKey(title);
  const isFront = url.pathname === '/' || [show.link, link].some((page) => isFrontOf(url, page));
  return isItself || isFront || (isDoing(anchor) && !speaksOfEpisode(anchor)) ? 'other' : 'episode';
}

/** True for the page over the given one: the same without what names the episode. */
function isFrontOf({ pathname, search }: URL, page: string | undefined): boolean {
  const bare = (path: string) => path.replace(/\/$/, '');
  return page !== undefined && search === '' && bare(pathname) === bare(URL.parse(page)?.pathname ?? '');
}
