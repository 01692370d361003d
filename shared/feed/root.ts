import { FeedError } from '../problem.ts';

/** Where the feed begins in a text: its outermost tag. */
export type Root = {
  /** The tag's name as written, such as `rdf:RDF`. */
  name: string;
  format: 'rss' | 'atom' | 'rdf';
  /** Where the start tag begins and where its content does. */
  start: number;
  contentStart: number;
  /** The text before it, when that is more than a declaration, comments and white space. */
  junkBefore: boolean;
};

const formats = { rss: 'rss', feed: 'atom', rdf: 'rdf' } as const;
/** Junk before a feed is a few warnings of a server's program, not a document. */
const farthest = 200_000;

/**
 * Finds the outermost tag of a feed, past declarations, comments and junk. A document type is skipped
 * unread, so that nothing it declares can ever be expanded.
 * @throws {FeedError} `web-page` or `not-a-feed`, when the text is something else
 */
export function findRoot(text: string): Root {
  let junkBefore = false;
  let firstElement = '';
  let at = text.indexOf('<');
  if (text.slice(0, Math.max(at, 0)).trim()) junkBefore = true;
  while (at !== -1 && at < farthest) {
    const next = skipProlog(text, at);
    if (next === 'unclosed') break;
    if (typeof next === 'number') {
      at = text.indexOf('<', next);
      continue;
    }
    const tag = /<([a-z][\w.-]*:)?([a-z][\w.-]*)(?=[\s/>])/iy;
    tag.lastIndex = at;
    const name = tag.exec(text)?.[2]?.toLowerCase();
    if (name === 'html') throw webPage();
    if (name && isRootName(name)) {
      const end = endOfTag(text, at);
      return {
        name: text.slice(at + 1, tag.lastIndex),
        format: formats[name],
        start: at,
        contentStart: end,
        junkBefore,
      };
    }
    firstElement ||= name ?? '';
    junkBefore = true;
    at = text.indexOf('<', at + 1);
  }
  throw notAFeed(text, firstElement);
}

const isRootName = (name: string): name is keyof typeof formats => Object.hasOwn(formats, name);

/** The end of a declaration, comment or document type that begins here; `undefined` when it is a tag. */
function skipProlog(text: string, at: number): number | 'unclosed' | undefined {
  if (text.startsWith('<!--', at)) return after(text, '-->', at + 4);
  if (text.startsWith('<?', at)) return after(text, '?>', at + 2);
  return /^<!doctype/i.test(text.slice(at, at + 9)) ? endOfDoctype(text, at) : undefined;
}

function after(text: string, end: string, from: number): number | 'unclosed' {
  const found = text.indexOf(end, from);
  return found === -1 ? 'unclosed' : found + end.length;
}

/** A document type ends at its `>`, outside its bracketed part and outside quotes. */
function endOfDoctype(text: string, at: number): number | 'unclosed' {
  const token = /["'[\]>]|<!--/g;
  token.lastIndex = at;
  let depth = 0;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === '[') depth += 1;
    else if (found[0] === ']') depth -= 1;
    else if (found[0] === '>') {
      if (depth <= 0) return token.lastIndex;
    } else {
      const close = found[0] === '<!--' ? '-->' : found[0];
      const end = after(text, close, token.lastIndex);
      if (end === 'unclosed') return end;
      token.lastIndex = end;
    }
  }
  return 'unclosed';
}

/** The position after a start tag's `>`, quoted attribute values skipped. */
export function endOfTag(text: string, at: number): number {
  const token = /"[^"<]*"|'[^'<]*'|>/g;
  token.lastIndex = at;
  for (let found = token.exec(text); found; found = token.exec(text)) {
    if (found[0] === '>') return token.lastIndex;
  }
  return text.length;
}

const webPage = (): FeedError => new FeedError('web-page', 'This address answers a web page, not a feed.');

const webPageTags = /^(?:head|body|title|meta|link|script|style|div|table|p|br|b|h[1-6]|center|font|a|img)$/;

function notAFeed(text: string, firstElement: string): FeedError {
  if (/<!--[\s\S]{0,2000}?<(?:rss|feed|rdf:RDF)\b/i.test(text.slice(0, 20_000))) {
    return new FeedError(
      'not-a-feed',
      'The whole feed stands inside a comment, so there is nothing in it to read.',
    );
  }
  if (webPageTags.test(firstElement) || /<!doctype\s+html\b/i.test(text.slice(0, 20_000))) return webPage();
  return new FeedError(
    'not-a-feed',
    firstElement
      ? `This address answers a document of the kind “${firstElement.slice(0, 40)}”, not a feed.`
      : 'This address answers something that is not a feed.',
  );
}
