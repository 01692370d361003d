import type { Token } from 'markdown-it';
import { withoutWww } from './links-found.ts';
import { escapeHtml, parseBody } from './markdown.ts';
import { momentsIn } from './moments.ts';
import { safeLink } from './safe-link.ts';

/** Where the moments that a comment names can be heard. */
export type Heard = {
  /** The address of the episode's audio. */
  audio: string;
  /** Seconds; moments past it stay text. */
  duration: number;
};

/** Elements without attributes; nothing else comes out but links, line breaks and moments. */
const plainElements = new Set(['p', 'ul', 'ol', 'li', 'blockquote', 'em', 'strong']);

/**
 * A comment's text as HTML. Made anew from the parts that it knows, so that nothing of the text passes as markup.
 * @param heard for comments on an episode: moments that it names become buttons
 * @example bodyHtml('**Listen** <b>again</b>') // '<p><strong>Listen</strong> &lt;b&gt;again&lt;/b&gt;</p>'
 */
export const bodyHtml = (body: string, heard?: Heard): string =>
  parseBody(body)
    .map((token) => (token.type === 'inline' ? inlineHtml(token.children ?? [], heard) : elementHtml(token)))
    .join('');

function inlineHtml(tokens: Token[], heard: Heard | undefined): string {
  let html = '';
  let link: { url: URL; label: string; isWrittenOut: boolean } | undefined;
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const url = safeLink(String(token.attrGet('href')));
      link = url && { url, label: '', isWrittenOut: token.info === 'auto' };
      if (link) html += `<a href="${escapeHtml(link.url.href)}" rel="nofollow ugc noopener">`;
    } else if (token.type === 'link_close') {
      if (link) html += `</a>${hostBeside(link)}`;
      link = undefined;
    } else {
      if (link) link.label += token.content;
      html += link || token.type !== 'text' ? leafHtml(token) : withMoments(token.content, heard);
    }
  }
  return html;
}

function leafHtml(token: Token): string {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return '<br>';
  if (token.type === 'code_inline') return `<code>${escapeHtml(token.content)}</code>`;
  return token.type === 'text' ? escapeHtml(token.content) : elementHtml(token);
}

function elementHtml({ tag, nesting, hidden, attrs }: Token): string {
  if (hidden || nesting === 0 || !plainElements.has(tag)) return '';
  const start = attrs?.find(([name]) => name === 'start')?.[1];
  return nesting < 0 ? `</${tag}>` : `<${tag}${start === undefined ? '' : ` start="${Number(start)}"`}>`;
}

/** A link that is called something else says where it leads. */
const hostBeside = (link: { url: URL; label: string; isWrittenOut: boolean }): string => {
  const host = withoutWww(link.url.hostname);
  return link.isWrittenOut ? '' : ` <span class="host">(${escapeHtml(host)})</span>`;
};

function withMoments(text: string, heard: Heard | undefined): string {
  let html = '';
  let from = 0;
  for (const { at, index, text: written } of momentsIn(text, heard?.duration)) {
    const href = `${heard?.audio.replace(/#.*$/s, '')}#t=${at}`;
    html += escapeHtml(text.slice(from, index));
    html += `<time-button data-at="${at}"><a class="at" href="${escapeHtml(href)}">${written}</a></time-button>`;
    from = index + written.length;
  }
  return html + escapeHtml(text.slice(from));
}
