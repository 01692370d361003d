import { isOutletShortener, isShortener } from './address.ts';
import { holdsNoArticles, isEncyclopediaEntry, isSideHost, isWritingHost } from './hosts.ts';
import { isListOfWriting, isOtherRoom, weighRooms } from './rooms.ts';

const otherFile =
  /\.(?:mp[234]|m4[abvr]|aac|og[gav]|opus|flac|wav|wma|mov|webm|mpe?g|avi|wmv|m3u8?|pls|torrent|jpe?g|png|gif|webp|avif|svg|bmp|zip|rar|gz|dmg|exe|apk|epub|mobi|rss|xml|opml|ics|vtt|srt|json|docx?|xlsx?|pptx?|css|js)$/i;
const pageEnding = /\.(?:[sx]?html?|php\d?|aspx?|jsp|cfm|cgi|story|print|pdf|do|bild|dtl)$/i;
const datedPath =
  /\/(?:19|20)\d{2}[/-](?:0?[1-9]|1[0-2]|[a-z]{3})(?:[/-]\d{1,2})?\/(?:[^/]+\/){0,4}[^/]*[a-z]/i;
const spreadDate = /\/(?:19|20)\d{2}\/(?:[a-z]\w*\/){1,3}(?:0?[1-9]|1[0-2])\/[0-3]?\d\//i;
const dateInSlug =
  /(?<!\d)(?:19|20)\d{2}[-_]?(?:0[1-9]|1[0-2])[-_]?(?:[0-3]\d)?(?!\d)|(?<!\d)[0-3]?\d[-_](?:0?[1-9]|1[0-2])[-_](?:19|20)\d{2}(?!\d)/;
const scriptWithId =
  /\/(?:articles?|story|artikel|print|news\w*|view|show\w*|read\w*|item|detail)\.(?:php|cgi|aspx?|cfm|html?|do|jsp)$/i;
const idField = /[?&](?:p|id|aid|sid|artid|article\w*|story\w*|newsid|f|no|nr)=[^&]/i;
/** Platforms for writing put a code behind the headline. */
const countedSlug = /-(?=[a-f]*\d)[\da-f]{10,12}$/;
const servingWord =
  /(?:^|[-_])(?:sign-?up|subscribe|donate|download|newsletter|mailing-list|giveaway|discount|coupons?|promo)(?:[-_]|$)/i;
const episodeWord = /(?:^|[-_])(?:episodes?|ep|folge|podcast|show)[-_]?#?\d+(?:[-_]|$)/i;
/** The address of a page that an archive keeps. */
const archivedPage = /^https?:\/\/(?:web\.)?archive\.org\/web\/\d[\w*]*\/(https?:\/\/?[^/].*)$/;
/** What a person posted on a platform, whichever host mirrors it. */
const postOfPerson = /\/status(?:es)?\/\d{6,}/;
const forumScript = /\/(?:showthread|viewtopic|viewthread|memberlist|profile)\.\w+$/i;
const articleField = /[?&](?:article|story|news)_?id=\w/i;
const otherField = /[?&](?:url|u|share|replytocom|flattrss_redirect|add-to-cart|feed)=/i;
const listField = /[?&](?:tag|cat|s|q|author|paged?|m)=/i;
const indexName = /^(?:index|default|home|main|start|startseite|welcome)(?:\.\w{2,5})?$/i;
const localeName = /^[a-z]{2}(?:[-_][a-z]{2})?$/i;
const textOnPeopleHosts = /^\/(?:pulse|notes?|post\/\d+|profiles\/blogs|blog|articles?)\/[^/]*\w/i;

/**
 * What an address alone says about being an article: the more, the likelier; `-Infinity` rules it out. Every
 * sign is one that a person would look at: files and home pages, what the host holds, rooms in the path, a
 * date, a headline as the last part.
 */
export function weighAddress(url: URL): number {
  const { hostname, pathname, search } = url;
  if (isFile(url) || !hostname.includes('.')) return -Infinity;
  const kept = /^(?:web\.)?archive\.org$/.test(hostname) && archivedPage.exec(url.href)?.[1];
  if (kept && URL.canParse(kept)) return weighAddress(new URL(kept));
  if (holdsNoArticles(hostname) && !textOnPeopleHosts.test(pathname)) return -Infinity;
  if (postOfPerson.test(pathname) || forumScript.test(pathname)) return -Infinity;
  if (isEncyclopediaEntry(url)) return 3;
  if (isShortener(hostname) && pathname !== '/') return isOutletShortener(hostname) ? 2 : 0;
  const segments = pathname.split('/').filter(Boolean);
  const named = segments.filter((segment, at) => at === 0 || !indexName.test(segment));
  if (isHome(segments, search)) return -Infinity;
  const isPaper = /\.pdf$/i.test(pathname);
  const last = decode(named.at(-1) ?? '').replace(pageEnding, '');
  const slug = weighSlug(last);
  const isTold = slug > 0 || search !== '' || /\d/.test(pathname);
  const isAlone = named.length === 1 && slug > 1 && !countedSlug.test(last);
  let weight = (isAlone ? slug * 0.75 : slug) + weighRooms(named.slice(0, -1), isTold);
  if (isOtherRoom(last)) weight -= 4;
  else if (servingWord.test(last) || episodeWord.test(last) || (isListOfWriting(last) && !search))
    weight -= 3;
  if (!isPaper && (datedPath.test(pathname) || spreadDate.test(pathname) || dateInSlug.test(last)))
    weight += 2;
  if (!isPaper && (segments.length > 1 || slug === 1) && isWritingHost(hostname)) weight += 1;
  if (isSideHost(hostname)) weight -= 3;
  if (isPaper) weight -= 0.5;
  if (search && scriptWithId.test(pathname)) weight += 2.5;
  else if (articleField.test(search)) weight += 2;
  else if (segments.length === 0 && idField.test(search)) weight += 1;
  else if (named.length === 1 && slug < 1) weight -= 1;
  if (otherField.test(search) || (segments.length === 0 && listField.test(search))) weight -= 4;
  return weight;
}

/** True for what is played, looked at or stored rather than read. */
export const isFile = ({ pathname }: URL): boolean => otherFile.test(pathname);

/** True below a room such as `/news/`, where a show's own site keeps what is no episode. */
export const standsInWriting = ({ pathname }: URL): boolean =>
  weighRooms(pathname.split('/').filter(Boolean).slice(0, -1), true) > 0;

const isHome = (segments: string[], search: string): boolean =>
  segments.every((segment) => indexName.test(segment) || localeName.test(segment)) && !idField.test(search);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Words joined by hyphens are a headline; a long number is how systems count their articles. */
function weighSlug(slug: string): number {
  const words = slug.split(/[-_+ ,.]+/).filter((word) => /^\p{L}{2,}/u.test(word));
  const joint = slug.includes('-') || /[+ ]/.test(slug) ? 0 : -0.5;
  if (countedSlug.test(slug)) return 2.5;
  if (words.length >= 6) return 2.7 + joint;
  if (words.length >= 4) return 2 + joint;
  if (words.length === 3) return 1.5 + joint;
  if (/\d{5,}/.test(slug)) return 1;
  if (/(?=[a-z]*\d)[a-z\d]{12,}/.test(slug)) return 0.5;
  return words.length === 2 ? 0.5 : 0;
}
