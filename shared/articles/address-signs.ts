import { holdsNoArticles, isEncyclopediaEntry, isWritingHost } from './hosts.ts';

const mediaFile =
  /\.(?:mp[234]|m4[abvr]|aac|og[gav]|opus|flac|wav|wma|mov|webm|mpe?g|avi|wmv|m3u8?|pls|torrent|jpe?g|png|gif|webp|avif|svg|bmp|zip|rar|gz|dmg|exe|apk|epub|mobi|rss|xml|opml|ics|vtt|srt|json|docx?|xlsx?|pptx?|ttf|css|js)$/i;
const paperFile = /\.pdf$/i;
/** Rooms of a site that hold no articles, as a part of the path. */
const otherRooms = new Set([
  ...[
    'privacy',
    'privacy-policy',
    'terms',
    'legal',
    'imprint',
    'impressum',
    'datenschutz',
    'cookies',
    'adchoices',
  ],
  ...[
    'subscribe',
    'subscription',
    'donate',
    'donation',
    'spenden',
    'support',
    'join',
    'membership',
    'register',
    'signup',
  ],
  ...[
    'sign-up',
    'login',
    'signin',
    'account',
    'contact',
    'contact-us',
    'kontakt',
    'about',
    'about-us',
    'team',
    'staff',
    'jobs',
  ],
  ...[
    'careers',
    'shop',
    'store',
    'cart',
    'checkout',
    'product',
    'products',
    'produkte',
    'buy',
    'order',
    'album',
    'albums',
  ],
  ...[
    'tag',
    'tags',
    'category',
    'categories',
    'kategorie',
    'topics',
    'search',
    'suche',
    'author',
    'authors',
    'autor',
    'profile',
  ],
  ...[
    'profiles',
    'profil',
    'people',
    'person',
    'user',
    'users',
    'member',
    'members',
    'feed',
    'feeds',
    'rss',
    'atom',
    'podcast',
  ],
  ...[
    'podcasts',
    'episode',
    'episodes',
    'folge',
    'show',
    'shows',
    'listen',
    'watch',
    'video',
    'videos',
    'audio',
    'media',
  ],
  ...[
    'download',
    'downloads',
    'file',
    'files',
    'gallery',
    'photos',
    'events',
    'event',
    'calendar',
    'kalender',
    'tickets',
  ],
  ...[
    'forum',
    'forums',
    'foren',
    'community',
    'groups',
    'live',
    'stream',
    'app',
    'apps',
    'docs',
    'documentation',
    'wiki',
  ],
  ...[
    'help',
    'faq',
    'faqs',
    'contest',
    'contests',
    'giveaway',
    'newsletter',
    'books',
    'book',
    'titles',
    'courses',
    'course',
  ],
  ...[
    'instructors',
    'playlist',
    'speakers',
    'sponsors',
    'sponsor',
    'advertise',
    'go',
    'ref',
    'aff',
    'affiliate',
    'artists',
  ],
  ...[
    'artist',
    'artistdetails',
    'docket',
    'dp',
    'title',
    'games',
    'apps',
    'extend',
    'plugins',
    'projects',
    'programs',
    'courses',
  ],
]);
/** Words of a path that stand before something written. */
const writingRooms =
  /^(?:articles?|artikel|artigo|articulo|story|stories|news|nachrichten|noticias|blogs?|posts?|opinions?|meinung|kommentar\w*|comment|columns?|kolumne\w*|essays?|analysis|archives?|press|press-?releases?|pressemitteilung\w*|newsroom|world|politics|politik|us-news|uk-news|science|technology|tech|business|health|feuilleton|kultur|wirtschaft|wissen|netzwerk|papers?|pubs?|publications?|reports?|research|p|weblog|entry|entries|netzwelt|sport|editorials?|features?|reviews?|interviews?|commentary)$/i;
const datedPath = /\/(?:19|20)\d{2}[/-](?:0?[1-9]|1[0-2]|[a-z]{3})(?:[/-]\d{1,2})?\/[^/]*[a-z][^/]*\/?$/i;
const dateInSlug = /(?:19|20)\d{2}-?(?:0[1-9]|1[0-2])-?(?:[0-3]\d)?/;
const scriptWithId =
  /\/(?:article|story|artikel|print|news\w*|view|show\w*|read\w*|item)\.(?:php|cgi|aspx?|cfm|html?|do|jsp)$/i;
const idFields = /^(?:p|id|aid|sid|artid|articleid|article_id|story_?id|newsid|f|no|nr)$/i;

/**
 * What the address alone says about being an article: positive figures speak for it, `-Infinity` excludes it.
 * Each sign is one thing a person would look at.
 */
export function weighAddress(url: URL): number {
  const { hostname, pathname, search } = url;
  if (mediaFile.test(pathname) || holdsNoArticles(hostname)) return isPostOn(url) ? 2 : -Infinity;
  if (isEncyclopediaEntry(url)) return 3;
  const segments = pathname.split('/').filter(Boolean);
  if (isHome(segments, search)) return -Infinity;
  const last = slugOf(segments.at(-1) ?? '');
  const rooms = segments.slice(0, -1).map((segment) => segment.toLowerCase());
  const fields = [...new URLSearchParams(search).keys()];
  let weight = 0;
  if (otherRooms.has(last.toLowerCase())) weight -= 4;
  if (rooms.some((room) => otherRooms.has(room))) weight -= 2;
  if (rooms.some((room) => writingRooms.test(room))) weight += 2;
  if (datedPath.test(pathname) || dateInSlug.test(last)) weight += 2;
  weight += Math.min(2, weighSlug(last));
  if (isWritingHost(hostname)) weight += 1;
  if (scriptWithId.test(pathname) && search) weight += 2;
  if (segments.length === 0 && fields.some((field) => idFields.test(field))) weight += 1;
  if (paperFile.test(pathname)) weight -= 0.5;
  if (/[?&](?:url|u|share|tag|cat|s|q|replytocom|flattrss_redirect|add-to-cart)=?/.test(search)) weight -= 4;
  if (segments.length === 1 && weighSlug(last) < 1) weight -= 1;
  return weight;
}

/** Posts with a text of their own on hosts that otherwise hold people: notes, papers. */
const isPostOn = ({ hostname, pathname }: URL): boolean =>
  /(?:^|\.)linkedin\.com$/.test(hostname)
    ? /^\/pulse\/./.test(pathname)
    : /tumblr\.com$/.test(hostname) && /^\/post\/\d+\/./.test(pathname);

function isHome(segments: string[], search: string): boolean {
  const isIndex = (segment: string) =>
    /^(?:index|default|home|main|start|startseite)(?:\.\w{2,5})?$|^[a-z]{2}(?:[-_][a-z]{2})?$/i.test(segment);
  return segments.every(isIndex) && !/[?&](?:p|id|article\w*|story\w*)=\d/i.test(search);
}

const slugOf = (segment: string): string =>
  decode(segment)
    .replace(/\.(?:s?html?|php\d?|aspx?|jsp|cfm|cgi|story|print|pdf|do)$/i, '')
    .replace(/\.bild$/, '');

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Words joined by hyphens are a headline; long numbers are an id of something that a system keeps. */
function weighSlug(slug: string): number {
  const words = slug.split(/[-_+ ,.]+/).filter((word) => /^\p{L}{2,}/u.test(word));
  if (words.length >= 4) return 2;
  if (words.length === 3) return 1.5;
  if (/\d{5,}/.test(slug)) return 1;
  return words.length === 2 ? 0.5 : 0;
}
