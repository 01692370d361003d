const address = /https?:\/\/[^\s<>"“”«»]+/gi;
const closing = /[.,;:!?'’)\]*_]+$/;

/**
 * Writes plain text as Markdown that renders as the same words: what would be markup is escaped, and addresses
 * become links to themselves.
 * @example escapeMarkdown('1. 5 * 3 < 20 [sic]') // '1\\. 5 \\* 3 \\< 20 \\[sic\\]'
 */
export function escapeMarkdown(text: string): string {
  let markdown = '';
  let done = 0;
  for (const found of text.matchAll(address)) {
    const link = found[0].replace(closing, '');
    markdown += `${escapeWords(text.slice(done, found.index))}<${link}>`;
    done = found.index + link.length;
  }
  return escapeLineStart(markdown + escapeWords(text.slice(done)));
}

/** Emphasis, code, links, HTML, entities, struck-out words, cells of a table; an underscore inside a word is none. */
const escapeWords = (text: string): string =>
  text
    .replace(/[\\`*[\]<>~|]/g, '\\$&')
    .replace(/_(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])_/gu, '\\_')
    .replace(/(www)\./gi, '$1\\.')
    .replace(/&(?=#?\w{1,31};)/g, '\\&');

/** What only means something where a line begins: headings, lists, rules. */
export const escapeLineStart = (line: string): string =>
  line
    .replace(/^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|-{2,}\s*$|={1,}\s*$|:(?=\s))/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');
