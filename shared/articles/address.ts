import { isTracking } from './tracking.ts';
import { unwrap } from './wrappers.ts';

const longest = 2000;
const mostLayers = 4;
const shorteners =
  /^(?:www\.)?(?:bit\.ly|bitly\.com|t\.co|goo\.gl|tinyurl\.com|ow\.ly|is\.gd|v\.gd|buff\.ly|dlvr\.it|ift\.tt|trib\.al|lnkd\.in|fb\.me|wp\.me|j\.mp|snip\.ly|shorturl\.at|rb\.gy|cutt\.ly|t\.ly|x\.co|tiny\.cc|adf\.ly|po\.st|rebrand\.ly|su\.pr|shrinkster\.com|aka\.ms|spr\.ly|shor\.by|soo\.gd|qr\.ae|redd\.it|feedproxy\.google\.com|feeds\.feedburner\.com|(?:[\w-]+\.)?list-manage\.com)$/;

const outletShorteners =
  /^(?:nyti\.ms|wapo\.st|reut\.rs|bbc\.in|cnn\.it|econ\.st|bloom\.bg|politi\.co|hill\.cm|cnb\.cx|apne\.ws|n\.pr|gu\.com|aje\.io|dailym\.ai|huff\.to|ti\.me|read\.bi|slate\.me|theatln\.tc|tcrn\.ch|zd\.net|cs\.pn|on\.ft\.com|on\.wsj\.com|interc\.pt)$/;

/** True for hosts whose addresses hide where they lead: only a fetch can tell. */
export const isShortener = (host: string): boolean =>
  shorteners.test(host.toLowerCase()) || isOutletShortener(host);

/** True for the short hosts of outlets, which lead to their articles. */
export const isOutletShortener = (host: string): boolean => outletShorteners.test(host.toLowerCase());

/**
 * The one spelling of an article's address: redirect wrappers unwrapped, tracking and fragment dropped, host
 * in its usual form, so that two spellings of one address become equal. Scheme and `www.` stay as written,
 * because the address must still open. `undefined` for what is no address of the web.
 * @example canonicalAddress('https://News.example/a/?utm_source=podcast#top') // 'https://news.example/a/'
 */
export function canonicalAddress(address: string): string | undefined {
  if (address.length > longest * 2) return undefined;
  let url = URL.parse(address.trim());
  for (let layer = 0; url && layer < mostLayers; layer += 1) {
    const next = unwrap(url);
    if (!next) break;
    url = next;
  }
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname || url.username || url.password)
    return undefined;
  url.hostname = usualHost(url.hostname);
  url.pathname = usualPath(url.pathname);
  url.hash = /^#!./.test(url.hash) ? url.hash : '';
  url.search = withoutTracking(url.search);
  return url.href.length > longest ? undefined : url.href;
}

/**
 * A canonical address reduced to what stays when it is written with another scheme, with or without `www.`
 * and a slash at the end: two addresses with one key are the same article.
 * @example addressKey('http://www.news.example/a/') === addressKey('https://news.example/a') // true
 */
export const addressKey = (canonical: string): string =>
  canonical
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/\/(?=\?|$)/, '')
    .replace(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase());

/** Mobile and AMP editions are the same pages under another host. */
const usualHost = (host: string): string =>
  host
    .replace(/\.$/, '')
    .replace(/^([a-z-]+)\.m\.(wik\w+\.org)$/, '$1.$2')
    .replace(/^(?:amp|mobile)\.(?=[^.]+\.[^.]+)/, 'www.');

/** Leaves the other fields in their order and spelling. */
const withoutTracking = (query: string): string =>
  query
    .slice(1)
    .split('&')
    .filter((field) => {
      const [[name = '', value = ''] = []] = new URLSearchParams(field);
      return name !== '' && !isTracking(name, value);
    })
    .join('&');

/** An address that swallowed the markup behind it, as careless programs make them, ends before that. */
const usualPath = (path: string): string =>
  path
    .replace(/(?:%3C|<)\/?[a-z]+\d?(?:%20|\/|\s)*(?:%3E|>).*$/i, '')
    .replace(/;jsessionid=[^/]*/i, '')
    .replace(/\/amp\/?$/, '/')
    .replace(/(\.\w{2,5})\/amp\/?$/, '$1');
