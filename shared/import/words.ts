import { unwrap } from '../articles/wrappers.ts';
import { escapeLineStart, escapeMarkdown } from '../articles/writing/escape-markdown.ts';
import { longestBody } from '../comments/text/body.ts';
import { safeLink } from '../comments/text/safe-link.ts';
import { clip } from '../text/clip.ts';
import { parseHtml } from '../text/parse-html.ts';

/** A comment's words in the Markdown of this site; `isCut` when they were longer than comments here are. */
export type ImportedWords = { body: string; isCut: boolean };

const paragraphs = new Set([
  ...[
    'p',
    'div',
    'section',
    'article',
    'header',
    'footer',
    'pre',
    'table',
    'tr',
    'td',
    'th',
    'dl',
    'dt',
    'dd',
    'hr',
  ],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'figure', 'figcaption', 'center', 'address'],
]);
const dropped = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'title',
  'textarea',
  'iframe',
  'object',
  'svg',
]);
const marks: Record<string, string> = { b: '**', strong: '**', i: '*', em: '*', cite: '*' };
/** Characters of HTML that are read: more than the longest comment has with all its markup. */
const mostHtml = 6 * longestBody;
/** Quotations and lists in one another; deeper ones stand beside them. */
const deepest = 4;

/** A part of a line that is still open: where its words begin. */
type Span = { tag: string; from: number; href?: string | undefined };
/** A quotation or an item of a list: what its first line begins with, and what all others do. */
type Frame = { tag: string; first: string; rest: string; isBegun: boolean };

/**
 * Turns the HTML of an imported comment into the subset of Markdown that comments are written in. What the subset
 * does not know becomes words; nothing of the HTML is passed on as it is.
 * @param keepsLines whether line ends are line ends
 * @example importedWords('<p>So <b>it</b> is</p>', false).body // 'So **it** is'
 */
export function importedWords(whole: string, keepsLines: boolean): ImportedWords {
  const html = whole.slice(0, mostHtml);
  const writer = createWriter();
  // A message without any markup was written as plain text.
  const hasLines = keepsLines || !/<(?:p|br|div|li|blockquote)\b/i.test(html);
  let ignored = 0;
  parseHtml(html.replace(/\r\n?/g, '\n'), {
    onopentag(tag, { href, src, alt, class: classes }) {
      if (dropped.has(tag)) ignored += 1;
      else if (ignored === 0) writer.open(tag, tag === 'img' ? pictureOf(src, alt, classes) : { href });
    },
    ontext(text) {
      if (ignored === 0) writer.text(hasLines ? text : text.replace(/\s+/g, ' '));
    },
    onclosetag(tag) {
      if (dropped.has(tag)) ignored -= 1;
      else if (ignored === 0) writer.close(tag);
    },
  });
  const body = writer.end();
  return { body: clip(body, longestBody), isCut: body.length > longestBody || whole.length > mostHtml };
}

/** A picture as words that lead to it; small ones in a line are the signs that they show. */
function pictureOf(src = '', alt = '', classes = ''): { href?: string | undefined; words: string } {
  const isSign = /emoji|smiley/i.test(classes);
  return { href: isSign ? undefined : src, words: alt || (isSign ? '' : src) };
}

function createWriter() {
  const lines: string[] = [];
  const frames: Frame[] = [];
  /** The next number of each list that is open; of those without numbers, none. */
  const lists: (number | undefined)[] = [];
  let lastClosed = '';
  let isBetweenItems = false;
  let spans: Span[] = [];
  let line = '';
  let raw = '';

  /** Text is escaped when it is whole: markup may begin in one piece of it and end in the next. */
  const settle = () => {
    line += raw.split('\n').map(escapeMarkdown).join('\n');
    raw = '';
  };
  const endParagraph = () => {
    settle();
    spans = spans.map((span) => ({ ...span, from: 0 }));
    const whole = line
      .split('\n')
      .map((each) => escapeLineStart(each.trim()))
      .join('\n')
      .trim();
    line = '';
    for (const paragraph of whole.split(/\n{2,}/).filter(Boolean)) put(paragraph);
    if (whole) lastClosed = '';
  };
  const put = (paragraph: string) => {
    const begun = frames.filter(({ isBegun }) => isBegun).map(({ rest }) => rest);
    if (lines.length > 0 && !isBetweenItems) lines.push(begun.join('').trimEnd());
    isBetweenItems = false;
    for (const each of paragraph.split('\n')) {
      lines.push(frames.map(({ isBegun, first, rest }) => (isBegun ? rest : first)).join('') + each);
      for (const frame of frames) frame.isBegun = true;
    }
  };
  const openFrame = (tag: string, first: string) => {
    endParagraph();
    isBetweenItems = tag === 'li' && lastClosed === 'li';
    const rest = tag === 'li' ? ' '.repeat(first.length) : first;
    const isShown = frames.length < deepest;
    frames.push({ tag, first: isShown ? first : '', rest: isShown ? rest : '', isBegun: false });
  };
  const closeFrame = (tag: string) => {
    endParagraph();
    lastClosed = tag;
    if (frames.at(-1)?.tag === tag) frames.pop();
  };
  const nextMark = () => {
    const count = lists.at(-1);
    if (count === undefined) return '- ';
    lists[lists.length - 1] = count + 1;
    return `${count}. `;
  };
  const closeSpan = (tag: string) => {
    const at = spans.findLastIndex((span) => span.tag === tag);
    const span = spans[at];
    if (!span) return;
    settle();
    const words = line.slice(span.from);
    line =
      line.slice(0, span.from) + (tag === 'a' ? linked(words, span.href) : marked(words, marks[tag] ?? ''));
    spans = spans.slice(0, at);
  };

  return {
    open(tag: string, { href, words }: { href?: string | undefined; words?: string }) {
      if (tag === 'br') raw += '\n';
      else if (tag === 'blockquote') openFrame(tag, '> ');
      else if (tag === 'li') openFrame(tag, nextMark());
      else if (paragraphs.has(tag)) {
        endParagraph();
        lastClosed = '';
        if (tag === 'ul' || tag === 'ol') lists.push(tag === 'ol' ? 1 : undefined);
      } else if (tag === 'a' || tag in marks) {
        settle();
        spans.push({ tag, from: line.length, href });
      } else if (tag === 'img' && words) {
        settle();
        line += linked(escapeMarkdown(words), href);
      }
    },
    text(text: string) {
      raw += text;
    },
    close(tag: string) {
      if (tag === 'blockquote' || tag === 'li') closeFrame(tag);
      else if (paragraphs.has(tag)) {
        endParagraph();
        if (tag === 'ul' || tag === 'ol') lists.pop();
      } else if (tag === 'a' || tag in marks) closeSpan(tag);
    },
    end(): string {
      endParagraph();
      return lines.join('\n');
    },
  };
}

/** Emphasis stands at the edge of words, outside of space and punctuation, and ends with the paragraph. */
function marked(words: string, mark: string): string {
  const isEdge = (at: number) => /[\s\p{P}]/u.test(words.charAt(at));
  let from = 0;
  let to = words.length;
  while (from < to && isEdge(from)) from += 1;
  while (to > from && isEdge(to - 1)) to -= 1;
  const inner = words.slice(from, to);
  const isPlain = inner !== '' && !/\n\s*\n/.test(inner) && !inner.includes('*');
  return isPlain ? `${words.slice(0, from)}${mark}${inner}${mark}${words.slice(to)}` : words;
}

function linked(words: string, href = ''): string {
  const url = safeLink(targetOf(href));
  if (!url) return words;
  const address = url.href.replace(/[<>\s\\]/g, encodeURIComponent);
  // No link stands in a link.
  const label = words
    .replace(/<(https?:[^>]*)>/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  if (label === '' || isShortened(label, address)) return `<${address}>`;
  return `[${label}](<${address}>)`;
}

/** Disqus leads to other sites by an address of its own, which ends in a signature. */
function targetOf(href: string): string {
  const url = URL.parse(href.trim());
  const inner = url && unwrap(url);
  return inner ? inner.href.replace(/(?::|%3A)[\w-]{27}$/i, '') : href.trim();
}

/** Whether a link shows its own address, or the beginning of it. */
function isShortened(label: string, address: string): boolean {
  const bare = (text: string) =>
    text
      .replace(/\\(.)/g, '$1')
      .replace(/^https?:\/\/(?:www\.)?/, '')
      .replace(/\/$/, '');
  const shown = bare(label).replace(/(?:\.{3}|…)$/, '');
  return shown.length > 3 && bare(address).startsWith(shown) && shown.includes('.');
}
