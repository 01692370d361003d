/** A page that a browser has parsed, shown or not, as what is to be seen of it. */
export type Parsed = {
  /** What acts without being asked, what is more than words in a comment, and what left its place. */
  harm: string[];
  /** Children of the body, which no comment can add to. */
  body: string[];
  /** Every comment on it, by its id. */
  comments: { id: string; name: string; text: string }[];
  /** Words in fields of forms. */
  typed: string[];
};

/** A page that is fetched: with fields, as their form fetches it. */
export type Asked = { address: string; fields?: Record<string, string> };

/**
 * Looks over the page that is open, or pages that are fetched and parsed without being opened, inside the browser;
 * self-contained, because it travels there as source.
 */
export async function parsedHere(asked?: Asked[]): Promise<Parsed[]> {
  const allowed = /^(P|BR|EM|STRONG|CODE|A|UL|OL|LI|BLOCKQUOTE|SPAN|TIME-BUTTON|BUTTON)$/;
  const acting = (element: Element) =>
    element.getAttributeNames().some((name) => /^on|^style$|^srcdoc$/.test(name)) ||
    /^(IFRAME|OBJECT|EMBED|BASE|APPLET|FRAME|FRAMESET|MATH)$/.test(element.tagName) ||
    ('protocol' in element && !/^(https?:)?$/.test(String(element.protocol))) ||
    (element instanceof HTMLScriptElement &&
      element.type !== 'application/ld+json' &&
      !/^\/(?!\/)/.test(element.getAttribute('src') ?? ''));
  // What stands before the words is the moment that they are pinned to.
  const wordsOf = (comment: Element) =>
    [...(comment.querySelector('.comment-text')?.childNodes ?? [])]
      .filter((part) => !(part instanceof Element && part.matches('time-button, .at')))
      .map(({ textContent }) => textContent)
      .join('');
  const look = (page: Document): Parsed => {
    const comments = [...page.querySelectorAll('.comment')];
    const misplaced = comments.filter((comment) => !comment.closest('main .discussion'));
    const odd = comments.flatMap((comment) =>
      [...comment.children].filter(
        (part) => !/^(HEADER|FOOTER)$/.test(part.tagName) && !part.matches('.comment-text, .replies'),
      ),
    );
    return {
      harm: [
        ...[...page.querySelectorAll('*')].filter(acting),
        ...[...page.querySelectorAll('.comment-text *')].filter(({ tagName }) => !allowed.test(tagName)),
        ...misplaced,
        ...odd,
      ].map((element) => element.outerHTML.slice(0, 200)),
      body: [...page.body.children].map(({ tagName }) => tagName),
      comments: comments.map((comment) => ({
        id: comment.getAttribute('data-comment') ?? '',
        name: comment.querySelector('header b')?.textContent ?? '',
        text: wordsOf(comment),
      })),
      typed: [...page.querySelectorAll('textarea')].map(({ value }) => value),
    };
  };
  if (!asked) return [look(document)];
  return Promise.all(
    asked.map(async ({ address, fields }) => {
      const sent = fields && { method: 'POST', body: new URLSearchParams(fields) };
      const html = await (await fetch(address, sent)).text();
      return look(new DOMParser().parseFromString(html, 'text/html'));
    }),
  );
}
