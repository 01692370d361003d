import type { Token } from 'markdown-it';
import { parseBody } from './markdown.ts';

/**
 * A comment's words without their markup, as feeds and structured data take them: text, not HTML.
 * @example bodyText('**So** it [is](https://example.org/)') // 'So it is (https://example.org/)'
 */
export const bodyText = (body: string): string =>
  parseBody(body)
    .map((token) => {
      if (token.type === 'inline') return inlineText(token.children ?? []);
      return token.type === 'paragraph_close' ? (token.hidden ? '\n' : '\n\n') : '';
    })
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

function inlineText(tokens: Token[]): string {
  let label = '';
  let href: string | undefined;
  return tokens
    .map((token) => {
      if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
      if (token.type === 'link_open') {
        href = token.info === 'auto' ? undefined : String(token.attrGet('href'));
        label = '';
      }
      if (token.type === 'link_close') return href && href !== label ? ` (${href})` : '';
      label += token.content;
      return token.content;
    })
    .join('');
}
