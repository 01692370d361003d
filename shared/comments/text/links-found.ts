/** A link, or what is meant to become one, in a text. */
export type FoundLink = { text: string; host: string };

const scheme = /\b(?:https?|ftp):\/\/([^\s/?#"'<>()[\]]+)[^\s"'<>]*/giu;
/** Endings that no sentence goes on with when the space after its stop is missing. */
const endings =
  'com|net|org|info|biz|io|tv|xyz|online|site|shop|store|club|website|co|uk|ca|au|de|fr|es|nl|ru|br|jp|cn|eu|ws|tk|ml|ga|cf|cc|icu|gg|ai|dev';
// Bounds and what stands before keep the search linear: a text may be made to be slow.
const name = String.raw`[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){0,8}`;
const path = String.raw`/[^\s"'<>]*`;
const bare = new RegExp(
  String.raw`(?<![@\p{L}\p{N}.-])(?:((?:www\.)?${name}\.(?:${endings}))(?![\p{L}\p{N}-])(?:${path})?|(${name}\.[a-z]{2,10})/[\w?=-]{2,}(?:${path})?|(www\.${name}\.[a-z]{2,})(?:${path})?)`,
  'giu',
);
/** A host with its dot spelled out or set apart so that no filter sees it. */
const disguised =
  /(?<![a-z0-9-])([a-z0-9-]{4,63})\s{0,3}(?:[([{]\s*(?:dot|\.)\s*[)\]}]|\sdot\s|\s\.\s?)\s*(com|net|org|info|tk|ru|co\.uk)(?![\p{L}\p{N}])/giu;
const address =
  /(?<![a-z0-9._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,8}\.[a-z]{2,}/giu;
/** Where bitcoin (also in its newer form) and ether are sent to. */
const wallet =
  /(?<![\p{L}\p{N}])(?:[13][1-9A-HJ-NP-Za-km-z]{25,34}|bc1[02-9ac-hj-np-z]{11,71}|0x[0-9a-fA-F]{40})(?![\p{L}\p{N}])/gu;
/** The end of a video's address, as people post it where whole addresses are refused. */
const videoPath = /\bwatch\?v=[\w-]{6,}/gi;

/**
 * All links of a text, written out, bare or disguised, without repeats.
 * @example linksIn('see example.org, or my-shop (dot) com') // hosts example.org and my-shop.com
 */
export function linksIn(text: string): FoundLink[] {
  const found = [
    ...matches(text, scheme, ([, host = '']) => host),
    ...matches(
      text.replace(scheme, ' ').replace(address, ' '),
      bare,
      ([, ...hosts]) => hosts.find(Boolean) ?? '',
    ),
    ...matches(text.replace(scheme, ' '), disguised, ([, name = '', ending = '']) => `${name}.${ending}`),
    ...matches(text.replace(scheme, ' '), videoPath, () => 'youtube.com'),
  ];
  return [...new Map(found.map((link) => [link.text, link])).values()];
}

/** A text with a word that says so in place of each link. */
export const withoutLinks = (text: string, instead: string): string =>
  [scheme, address, bare, disguised].reduce((rest, pattern) => rest.replace(pattern, instead), text);

/** E-mail addresses in a text. */
export const addressesIn = (text: string): string[] => text.match(address) ?? [];

/** Addresses in a text to which cryptocurrency is sent. */
export const walletsIn = (text: string): string[] => text.match(wallet) ?? [];

const matches = (text: string, pattern: RegExp, hostOf: (match: string[]) => string): FoundLink[] =>
  [...text.matchAll(pattern)].map((match) => ({ text: match[0].trim(), host: hostName(hostOf([...match])) }));

/** @example withoutWww('www.Example.org') // 'example.org' */
export const withoutWww = (host: string): string => host.toLowerCase().replace(/^www\./, '');

const hostName = (written: string): string => withoutWww(written.replace(/^.*@/, '').replace(/:\d*$/, ''));
