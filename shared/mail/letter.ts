import { escapeHtml } from '../text/escape-html.ts';

/** One paragraph: words, words of somebody else, or the way to a page of the site. */
export type Paragraph = { says: string } | { quotes: string } | { leadsTo: string; as: string };

/** A letter in plain text and in HTML, with nothing from elsewhere: no pictures, no styles, nothing that counts readers. */
export function letter(paragraphs: Paragraph[]): { text: string; html: string } {
  return {
    text: `${paragraphs.map(asText).join('\n\n')}\n`,
    html: `<!doctype html><html><body>${paragraphs.map(asHtml).join('')}</body></html>`,
  };
}

function asText(paragraph: Paragraph): string {
  if ('says' in paragraph) return paragraph.says;
  if ('quotes' in paragraph) return paragraph.quotes.replace(/^/gm, '> ');
  return `${paragraph.as}:\n${paragraph.leadsTo}`;
}

function asHtml(paragraph: Paragraph): string {
  if ('says' in paragraph) return `<p>${escapeHtml(paragraph.says)}</p>`;
  if ('quotes' in paragraph) {
    return `<blockquote>${escapeHtml(paragraph.quotes).replaceAll('\n', '<br>')}</blockquote>`;
  }
  return `<p><a href="${escapeHtml(paragraph.leadsTo)}">${escapeHtml(paragraph.as)}</a></p>`;
}
