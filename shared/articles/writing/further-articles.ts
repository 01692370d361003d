import { titleKey } from '../../text/title-key.ts';

/** Paragraphs shorter than this are captions and menus. */
const paragraph = 80;
/** A further article has so much text, and little of it before its heading; the page's own may be short. */
const further = { text: 800, before: 300 };
const ownText = 250;

/**
 * Takes further whole articles out of a page, which some sites add below the one that was opened for readers who
 * scroll on: what is headed by another title and is long by itself. Nothing goes when too little would stay.
 * @param title of the article that the page is about
 */
export function dropFurtherArticles(document: Document, title: string): void {
  const heads = [...document.querySelectorAll('h1')];
  const own = heads.find((head) => isTitle(head.textContent ?? '', title));
  if (!own) return;
  const stories = new Set(heads.filter((head) => head !== own).flatMap((head) => storyOf(head, own) ?? []));
  const added = [...stories].reduce((sum, story) => sum + textLength(story), 0);
  if (textLength(document.body) - added >= ownText) for (const story of stories) story.remove();
}

/** The article that a heading begins: the nearest element around it with much text, when little stands before. */
function storyOf(head: Element, own: Element): Element | undefined {
  let story = head.parentElement;
  while (story && textLength(story) < further.text) story = story.parentElement;
  if (!story || story.contains(own) || story === head.ownerDocument.body) return undefined;
  const text = story.textContent ?? '';
  return text.indexOf(head.textContent ?? '') <= further.before ? story : undefined;
}

const textLength = (element: Element): number =>
  [...element.querySelectorAll('p')]
    .map(({ textContent }) => (textContent ?? '').trim().length)
    .filter((length) => length >= paragraph)
    .reduce((sum, length) => sum + length, 0);

/** Titles of pages are cut and added to. */
function isTitle(text: string, title: string): boolean {
  const [one, other] = [titleKey(text), titleKey(title)];
  return one !== '' && other !== '' && (one.startsWith(other) || other.startsWith(one));
}
