import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { Site } from '../../site/schema.ts';
import { oneLine } from '../../text/line.ts';
import { titleKey } from '../../text/title-key.ts';
import { readArticlePage } from '../page/read.ts';
import { readBio } from './bio.ts';
import type { Block, PageDraft } from './block.ts';
import { dropFurtherArticles } from './further-articles.ts';
import { htmlBlocks } from './html-blocks.ts';
import { withoutOutlet } from './without-outlet.ts';
import { WritingError } from './writing-error.ts';

/** Elements that a page may have; parsers take their time with more. */
const mostElements = 50_000;
const deepestNesting = 1500;

/**
 * Reads an article out of an HTML page, or out of a piece of one: what the page says of itself, and its main text.
 * @param address where the page was found, when that is known; relative links are taken from there
 * @throws {WritingError} `no-article` when the page has no main text, `too-large` when it is no ordinary page
 */
export function draftFromHtml(html: string, site: Site, address?: string): PageDraft {
  refuseMonsters(html);
  const isPiece = !/<(?:html|body)[\s>]/i.test(html) || html.includes('<!--StartFragment-->');
  const { document } = parseHTML(
    /<(?:html|body)[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`,
  );
  const linked = address ?? statedAddress(document);
  const page = readArticlePage(new TextEncoder().encode(html), linked ?? '', 'text/html; charset=utf-8');
  const stated = address ?? usableAddress(page.canonical) ?? linked;
  const bios = bioOf(document, site);
  const standfirst = standfirstOf(document);
  if (page.title) dropFurtherArticles(document, page.title);
  // Whoever copied a piece has chosen already.
  const read = isPiece ? undefined : new Readability(document, { charThreshold: 250 }).parse();
  const main = parseHTML(`<!doctype html><html><body>${read?.content ?? ''}</body></html>`).document;
  const { blocks, leftOut } = htmlBlocks(isPiece ? document.body : main.body, stated);
  const siteName = page.outletName ?? oneLine(read?.siteName ?? '');
  const title = withoutOutlet(page.title ?? oneLine(read?.title ?? ''), site, siteName);
  const headline = title.headline || blocks.find(({ kind }) => kind === 'heading')?.text;
  if (!headline || !blocks.some(({ text }) => text.length >= 60)) {
    throw new WritingError('no-article', 'No article was found on this page: it has no main text.');
  }
  return {
    headline,
    dek:
      standfirst ??
      dekOf(page.dek ?? oneLine(read?.excerpt ?? ''), headline, blocks) ??
      lineBelow(headline, blocks),
    author: page.author ?? (oneLine(read?.byline ?? '') || undefined),
    date: withoutMidnight(page.publishedAt),
    address: stated,
    outletName: title.outletName ?? (siteName || undefined),
    kind:
      /"OpinionNewsArticle"/.test(html) || /\/(?:opinions?|commentary|viewpoints?)\//.test(stated ?? '')
        ? 'opinion'
        : undefined,
    blocks: [...blocks, ...bios],
    leftOut,
  };
}

/** Where the page says that it stands, which its relative addresses are taken from. */
function statedAddress(document: Document): string | undefined {
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const shared = document.querySelector('meta[property="og:url"]')?.getAttribute('content');
  return usableAddress(canonical) ?? usableAddress(shared);
}

/** The front page of a site is no article's address. */
const usableAddress = (address: string | null | undefined): string | undefined =>
  /^https?:\/\/[^/\s]+\/\S/.test(address?.trim() ?? '') && URL.canParse(address?.trim() ?? '')
    ? address?.trim()
    : undefined;

/** What stands right below the headline and is marked as its second line. */
function standfirstOf(document: Document): string | undefined {
  const below = document.querySelector('h1')?.nextElementSibling;
  if (!below || below.querySelector('p, ul, h1, h2')) return undefined;
  const isMarked = /sub-?(?:title|head)|\bdec?k\b|stand-?first|article-(?:intro|summary)/i.test(
    below.className,
  );
  const text = oneLine(below.textContent ?? '');
  const isLine = text.length >= 25 && text.length <= 400 && text.split(' ').length >= 5;
  return isLine && (isMarked || below.tagName === 'H2') ? text : undefined;
}

/** A line without an end between headline and first paragraph. */
function lineBelow(headline: string, blocks: Block[]): string | undefined {
  const [first, next] = blocks.filter(({ text }) => titleKey(text) !== titleKey(headline));
  const isLine =
    first && first.text.length >= 25 && first.text.length <= 300 && !/[.!?…:][”"’')]*$/.test(first.text);
  return isLine && first.kind !== 'list' && next && next.text.length > 80 ? first.text : undefined;
}

/** A day that a page states is a day in the entry, too. */
const withoutMidnight = (moment: string | undefined): string | undefined =>
  moment?.replace(/T00:00(?::00(?:\.0+)?)?Z$/, '');

function refuseMonsters(html: string): void {
  let depth = 0;
  let count = 0;
  for (const [tag, slash] of html.matchAll(
    /<(\/?)(?:div|span|p|section|article|ul|ol|li|table|tr|td|blockquote|b|i|em|strong|a|font|center)\b[^>]*>/gi,
  )) {
    count += 1;
    depth += slash ? -1 : tag.endsWith('/>') ? 0 : 1;
    if (count > mostElements || depth > deepestNesting) {
      throw new WritingError(
        'too-large',
        'This page has more elements than an article has: copy its text instead.',
      );
    }
  }
}

/** Readers of main text drop what stands below it, where an author is told about. */
function bioOf(document: Document, site: Site): Block[] {
  const paragraphs = [...document.querySelectorAll('p, div, li, td, section, span')].filter(
    (element) => (element.textContent ?? '').length <= 1500 && !element.querySelector('p, div'),
  );
  const text = paragraphs
    .map((element) => oneLine(element.textContent ?? ''))
    .findLast((words) => {
      const bio = readBio(words, site);
      return bio !== undefined && site.people.some(({ name }) => name === bio.author);
    });
  return text ? [{ kind: 'paragraph', text, markdown: '' }] : [];
}

/** A page's description is its dek unless a program cut it out of the first paragraph. */
function dekOf(description: string, headline: string, blocks: Block[]): string | undefined {
  if (description.length < 20 || description.length > 400 || /(?:…|\.{2,})\]?$/.test(description))
    return undefined;
  const key = titleKey(description);
  const isCut = blocks.some(({ text }) => text.length > description.length && titleKey(text).startsWith(key));
  return isCut || key === titleKey(headline) ? undefined : description;
}
