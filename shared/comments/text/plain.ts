import type { Token } from 'markdown-it';
import { parseBody } from './markdown.ts';

/**
 * A comment's words without their markup, as feeds, structured data and mails take them: text, not HTML.
 * @param target what is said behind a label of where it leads; by default, the address
 * @example bodyText('**So** it [is](https://example.org/)') // 'So it is (https://example.org/)'
 */
export const bodyText = (body: string, target = (href: string) => href): string =>
  parseBody(body)
    .map((token) => {
      if (token.type === 'inline') return inlineText(token.children ?? [], target);
      return token.type === 'paragraph_close' ? (token.hidden ? '\n' : '\n\n') : '';
    })
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

function inlineText(tokens: Token[], target: (href: string) => string): string {
  let label = '';
  let href: string | undefined;
  return tokens
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
      if (token.type === 'link_open') {
        href = token.info === 'auto' ? undefined : String(token.attrGet('href'));
        label = '';
      }
      if (token.type === 'link_close') return href && href !== label ? ` (${target(href)})` : '';
      label += token.content;
      return token.content;
    })
    .join('');
}
