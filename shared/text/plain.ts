import sanitizeHtml from 'sanitize-html';

const blockEdge = /<(?=\/?(?:p|br|div|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|pre|hr|section|article)\b)/gi;

/**
 * The words of an HTML text on one line, entities decoded, scripts and styles gone. Text without markup
 * comes back as it is, white space folded. The result is text, not HTML: whoever prints it escapes it.
 * @example plainText('<p>Guns &amp; butter</p><p>Part 2</p>') // 'Guns & butter Part 2'
 */
export function plainText(html: string): string {
  const text = /[<&]/.test(html) ? withoutMarkup(html) : html;
  return text.replace(/\s+/g, ' ').trim();
}

function withoutMarkup(html: string): string {
  const escaped = sanitizeHtml(html.replace(blockEdge, ' <'), { allowedTags: [], allowedAttributes: {} });
  return escaped
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}
