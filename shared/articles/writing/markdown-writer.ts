import TurndownService from 'turndown';
import { escapeMarkdown } from './escape-markdown.ts';

/**
 * Writes HTML as Markdown of the site's own hand, with absolute links.
 * @param base where the page stands; without it relative links become plain words
 */
export function markdownWriter(base: string | undefined): TurndownService {
  const service = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced', hr: '---' });
  service.escape = (text) => escapeMarkdown(text);
  service.addRule('link', {
    filter: 'a',
    replacement: (content, node) => link(content, linkOf(node.getAttribute('href') ?? '', base)),
  });
  service.addRule('strong', {
    filter: ['strong', 'b'],
    replacement: (content, node) => marked(content, node, '**'),
  });
  service.addRule('emphasis', {
    filter: ['em', 'i'],
    replacement: (content, node) => marked(content, node, '_'),
  });
  service.addRule('item', { filter: 'li', replacement: (content, node) => listItem(content, node) });
  return service;
}

function link(content: string, address: string | undefined): string {
  const words = content.trim();
  if (!address || !words || words.replace(/^<(.*)>$/, '$1') === address.replace(/^<(.*)>$/, '$1'))
    return content;
  // No link stands inside a link.
  const label = words.replace(/<(https?:[^>]*)>/g, (_, shown: string) => shown.replaceAll('_', '\\_'));
  return content.replace(words, () => `[${label.replace(/\s*\n\s*/g, ' ')}](${address})`);
}

/**
 * Emphasis that Markdown recognises as such: marks stand at the edge of words, outside spaces and punctuation; where
 * words touch them from outside there is none.
 * @see https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis
 */
function marked(content: string, node: Node, mark: string): string {
  const [, before = '', words = '', after = ''] =
    /^([\s.,;:!?…“”"'‘’()–—-]*)([\s\S]*?)([\s.,;:!?…“”"'‘’()–—-]*)$/.exec(content) ?? [];
  const isTouched =
    (before === '' && isWord(node.previousSibling?.textContent?.at(-1))) ||
    (after === '' && isWord(node.nextSibling?.textContent?.at(0)));
  if (!words || isTouched || /\n\s*\n/.test(words)) return content;
  return `${before}${mark}${words}${mark}${after}`;
}

const isWord = (character = ''): boolean => /[\p{L}\p{N}]/u.test(character);

function listItem(content: string, node: Node): string {
  const list = node.parentElement;
  const prefix =
    list?.tagName === 'OL' ? `${Number(list.getAttribute('start') ?? 1) + itemsBefore(node)}. ` : '- ';
  const indented = content.trim().replace(/\n(?!\n)/g, `\n${' '.repeat(prefix.length)}`);
  return `${prefix}${indented}${node.nextSibling ? '\n' : ''}`;
}

function itemsBefore(node: Node): number {
  let count = 0;
  for (let before = node.previousSibling; before; before = before.previousSibling) {
    if (before.nodeName === 'LI') count += 1;
  }
  return count;
}

/** An address that a page may carry, written so that Markdown ends it where it ends. */
function linkOf(href: string, base: string | undefined): string | undefined {
  if (!URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  if (!['http:', 'https:', 'mailto:'].includes(url.protocol)) return undefined;
  const whole = url.href.replace(/[<>\s\\]/g, encodeURIComponent);
  return /[()]/.test(whole) ? `<${whole}>` : whole;
}
