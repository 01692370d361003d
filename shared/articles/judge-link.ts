import { isShortener } from './address.ts';
import { weighAddress } from './address-signs.ts';
import { isAddress, isCode, isGeneric } from './anchor.ts';
import type { LinkContext } from './find-links.ts';
import type { NoteLine, NoteLink } from './note-lines.ts';
import { outletOf } from './outlet.ts';

const enough = 2;
const writingWords =
  /\b(?:articles?|blog ?posts?|posted|essay|op-?ed|column|report(?:s|ed)?|wrote|writes|paper|study|news story|piece|press release|artikel|beitrag|bericht|studie|meldung|kommentar|artigo|articolo|сообщает|пишет)\b/i;
const discussed = /\bdiscussed on (?:the )?(?:show|podcast)\b/i;
const doing =
  /\b(?:download\w*|herunterladen|listen\w*|hören|play|stream|watch|subscri\w+|abonnieren|donat\w+|spende\w*|support|unterstütz\w+|sign ?up|register|buy|purchase|order|kaufen|shop|store|vote|follow|contact|e-?mail|share|tweet|permalink|comments?|embedded video|discount|coupon|tickets?|rabatt\w*|giveaway|transcript|slides?|folien|video|mp3|itunes|rss|trailer|sponsor\w*|affiliate)\b/i;
const sayingMore =
  /\b(?:related posts?|similar posts?|more like this|you may also like|ähnliche beiträge|verwandte artikel|following posts)\b/i;
const episodeWords = /(?:\bepisodes?\b|\bfolge\b|\bpodcast\b|\bep\.? ?\d|#\d+)/i;

/** What a link in notes is for: an article, another episode of the show, or something else. */
export type Verdict = 'article' | 'episode' | 'other';

/**
 * Judges a link by its address and the words around it. An outlet of the configuration needs no more than a
 * path; elsewhere address and words together must weigh enough.
 */
export function judgeLink(
  url: URL,
  line: NoteLine,
  link: NoteLink,
  linesBefore: NoteLine[],
  { outlets, show, siteUrl }: LinkContext,
): Verdict {
  const site = URL.parse(siteUrl);
  if (site && sameHost(site.hostname, url.hostname)) return ofThisSite(url);
  const own = show.link ? URL.parse(show.link) : null;
  const isOutlet = outletOf(url.hostname, '', outlets) !== undefined;
  const byAddress = weighAddress(url);
  if (own && sameHost(own.hostname, url.hostname) && !isOutlet) return ofTheShow(url, own, link);
  if (byAddress === -Infinity) return 'other';
  if (isOutlet) return byAddress > -2 ? 'article' : 'other';
  return byAddress + weighWords(url, line, link, linesBefore) >= enough ? 'article' : 'other';
}

function weighWords({ hostname }: URL, line: NoteLine, link: NoteLink, linesBefore: NoteLine[]): number {
  const before = line.text.slice(Math.max(0, link.start - 80), link.start);
  const after = line.text.slice(link.end, link.end + 40);
  const { anchor } = link;
  let weight = 0;
  if (doing.test(anchor)) weight -= 3;
  else if (/\b(?:download|subscribe|buy|vote|donate|sponsor\w*|follow)\b/i.test(before.slice(-40)))
    weight -= 1.5;
  if (writingWords.test(`${before} ${anchor} ${after}`)) weight += 1.5;
  if (linesBefore.slice(-6).some(({ text }) => sayingMore.test(text)) || sayingMore.test(before)) weight -= 3;
  if (discussed.test(line.text)) weight += 3;
  if (episodeWords.test(anchor)) weight -= 2;
  if (/^\W*(?:link|awc)\W*$/i.test(anchor)) weight += 2;
  else if (isCode(anchor)) weight += 1;
  else if (!isGeneric(anchor) && !isAddress(anchor) && anchor.split(' ').length >= 5) weight += 1;
  if (isShortener(hostname)) weight -= anchor.split(' ').length >= 5 ? 0 : 1;
  return weight;
}

function ofThisSite({ pathname }: URL): Verdict {
  if (/^\/articles\/[^/]+/.test(pathname)) return 'article';
  return /^\/[^/]+\/[a-z0-9]{10}(?:-|$)/.test(pathname) ? 'episode' : 'other';
}

/** Pages below the show's own are its episodes, unless they are rooms such as “subscribe”. */
function ofTheShow(url: URL, own: URL, link: NoteLink): Verdict {
  const isHome = url.pathname.replace(/\/$/, '') === own.pathname.replace(/\/$/, '') || url.pathname === '/';
  const isFile = /\.(?:mp[34]|m4a|ogg|opus|jpe?g|png|gif|pdf|zip|xml|rss)$/i.test(url.pathname);
  const isRoom =
    /\/(?:subscribe|donate|support|contact|about|feed|rss|shop|store|tag|category|privacy|people|newsletter|join)\b/i;
  if (isHome || isFile || isRoom.test(url.pathname) || doing.test(link.anchor)) return 'other';
  return 'episode';
}

const sameHost = (one: string, other: string): boolean =>
  one.replace(/^www\./, '') === other.replace(/^www\./, '');
