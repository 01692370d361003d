import MarkdownIt, { type MarkdownIt as Parser, type Token } from 'markdown-it';
import { clip } from '../../text/clip.ts';
import { readable } from './readable.ts';
import { safeLink } from './safe-link.ts';

const longestShownLink = 60;

/**
 * A subset of Markdown: emphasis, code, links, lists and quotations. Whatever else looks like Markdown or HTML
 * is text. Weighs 100 KB: functions that render seldom import it on demand.
 * @see https://spec.commonmark.org/
 */
function createMarkdown(rules: string[]): Parser {
  const markdown = new MarkdownIt('zero', { html: false, linkify: true, maxNesting: deepest }).enable(rules);
  markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const scheme of ['ftp:', 'mailto:', '//']) markdown.linkify.add(scheme, null);
  markdown.validateLink = (address) => safeLink(address) !== undefined;
  markdown.normalizeLink = (address) => safeLink(address)?.href ?? address;
  markdown.normalizeLinkText = (address) => clip(safeLink(address)?.href ?? address, longestShownLink);
  return markdown;
}

/** Lists and quotations in one another; the parser leaves out what lies deeper. */
const deepest = 12;
const inline = ['autolink', 'backticks', 'emphasis', 'escape', 'link', 'linkify', 'newline'];
const whole = createMarkdown([...inline, 'blockquote', 'list']);
const withoutBlocks = createMarkdown(inline);

/** The parts of a comment's text, cleaned. What is nested too deep stays as it was written. */
export function parseBody(body: string): Token[] {
  const text = readable(body);
  const tokens = whole.parse(text, {});
  return tokens.some(({ level }) => level >= deepest - 1) ? withoutBlocks.parse(text, {}) : tokens;
}

/** For text and attribute values alike. */
export const escapeHtml = (text: string): string => whole.utils.escapeHtml(text);
