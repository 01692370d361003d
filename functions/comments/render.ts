/**
 * Turns comments into HTML and plain text. The parser of Markdown is a quarter of this function's code, and much of
 * what it answers needs none: it is loaded for the first comment.
 */
export const loadRendering = async () => {
  const [{ bodyHtml }, { bodyText }] = await Promise.all([
    import('../../shared/comments/text/html.ts'),
    import('../../shared/comments/text/plain.ts'),
  ]);
  return { bodyHtml, bodyText };
};
