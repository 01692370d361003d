import { withoutLinks } from '../comments/text/links-found.ts';
import { bodyText } from '../comments/text/plain.ts';
import { readable } from '../comments/text/readable.ts';
import { clip } from '../text/clip.ts';

const longestQuote = 400;
const aLink = 'link';
const instead = `(${aLink})`;
/** Whatever else a mail program might make a link of. */
const likeLinks = /\S*(?:[\p{L}\p{N}_-]\.[\p{L}\p{N}][^\s.]*[\p{L}]|:\/\/|@[\p{L}\p{N}-]+\.|\bwww\b)\S*/giu;

/**
 * What somebody wrote, as it is quoted in a mail: readable, short, without anything that becomes a link. Mail
 * carries the site's good name; nobody else's links travel on it.
 * @example mailQuote('Look: https://evil.example/x now') // 'Look: (link) now'
 */
export const mailQuote = (text: string): string =>
  clip(withoutLinks(readable(text), instead).replace(likeLinks, instead).trim(), longestQuote);

/**
 * A comment, quoted without its markup.
 * @example mailBody('See *[this](https://evil.example/x)*') // 'See this (link)'
 */
export const mailBody = (body: string): string => mailQuote(bodyText(body, () => aLink));

/** A quotation on one line, for names and titles. */
export const mailLine = (text: string): string => clip(mailQuote(text).replace(/\s+/g, ' '), 100);
