/** A link, or what is meant to become one, in a text. */
export type FoundLink = { text: string; host: string };

const scheme = /\b(?:https?|ftp):\/\/([^\s/?#"'<>()[\]]+)[^\s"'<>]*/giu;
/** Endings that hosts of advertising and of well-known sites have; other words with dots are no links. */
const endings =
  'com|net|org|info|biz|io|co|me|tv|xyz|online|site|shop|store|club|top|live|app|link|click|ly|be|gl|gg|us|uk|ca|au|de|fr|es|it|nl|ru|br|in|jp|cn|eu|ws|tk|ml|ga|cf|cc|to|fm|am|blog|website|space|pro|page|dev|ai|vip|win|bid|loan|work|life|world|today|news|fun|icu';
const bare = new RegExp(
  String.raw`(?<![@\p{L}\p{N}.-])((?:www\.)?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:${endings}))(?![\p{L}\p{N}-])(?:/[^\s"'<>]*)?`,
  'giu',
);
/** A host with its dot spelled out or set apart so that no filter sees it. */
const disguised =
  /([a-z0-9-]{2,})\s*(?:[([{]\s*(?:dot|\.)\s*[)\]}]|\sdot\s|\s\.\s?|\.\s)\s*(com|net|org|info|tk|ru|co\.uk)(?![\p{L}\p{N}])/giu;
const address = /[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}/giu;
/** The end of a video's address, as people post it where whole addresses are refused. */
const videoPath = /\bwatch\?v=[\w-]{6,}/gi;

/**
 * All links of a text, written out, bare or disguised, without repeats.
 * @example linksIn('see example.org, or my-shop (dot) com') // hosts example.org and my-shop.com
 */
export function linksIn(text: string): FoundLink[] {
  const found = [
    ...matches(text, scheme, ([, host = '']) => host),
    ...matches(text.replace(scheme, ' ').replace(address, ' '), bare, ([, host = '']) => host),
    ...matches(text.replace(scheme, ' '), disguised, ([, name = '', ending = '']) => `${name}.${ending}`),
    ...matches(text.replace(scheme, ' '), videoPath, () => 'youtube.com'),
  ];
  return [...new Map(found.map((link) => [link.text, link])).values()];
}

/** E-mail addresses in a text. */
export const addressesIn = (text: string): string[] => text.match(address) ?? [];

const matches = (text: string, pattern: RegExp, hostOf: (match: string[]) => string): FoundLink[] =>
  [...text.matchAll(pattern)].map((match) => ({ text: match[0].trim(), host: hostName(hostOf([...match])) }));

/** @example withoutWww('www.Example.org') // 'example.org' */
export const withoutWww = (host: string): string => host.toLowerCase().replace(/^www\./, '');

const hostName = (written: string): string => withoutWww(written.replace(/^.*@/, '').replace(/:\d*$/, ''));
