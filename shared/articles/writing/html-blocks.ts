import type TurndownService from 'turndown';
import type { Block } from './block.ts';
import { markdownWriter } from './markdown-writer.ts';

/** What the body of a page holds: blocks in order, and what Markdown here cannot carry. */
export type HtmlBlocks = { blocks: Block[]; leftOut: string[] };

const containers = new Set([
  'DIV',
  'SECTION',
  'ARTICLE',
  'MAIN',
  'ASIDE',
  'HEADER',
  'FOOTER',
  'CENTER',
  'SPAN',
  'FONT',
  'FORM',
  'FIELDSET',
  'DETAILS',
  'BODY',
  'TABLE',
  'TBODY',
  'THEAD',
  'TFOOT',
  'TR',
  'TD',
  'TH',
  'DL',
]);
const dropped =
  'script, style, noscript, template, svg, canvas, button, input, select, textarea, nav, dialog, figcaption, object, embed';
const blockTags = 'p, div, ul, ol, blockquote, h1, h2, h3, h4, h5, h6, pre, table, section, article, hr, dl';
const pictures = 'figure, picture, img';
const players = 'iframe, video, audio';
const deepest = 300;

/**
 * Turns the body of a page into blocks of Markdown: paragraphs, headings, lists, quotes and links. Pictures and
 * embedded players are left out, and counted.
 * @param base where the page stands, for relative links; without it they become plain words
 */
export function htmlBlocks(body: Element, base: string | undefined): HtmlBlocks {
  for (const element of body.querySelectorAll(dropped)) element.remove();
  const leftOut = [
    ...take(body, players, 'an embedded player', 'embedded players'),
    ...take(body, pictures, 'a picture', 'pictures'),
  ];
  const markdown = markdownWriter(base);
  const leaves = leavesOf(body, 0);
  const top = Math.min(...leaves.map(levelOf).filter((level) => level > 0), 6);
  return { blocks: leaves.flatMap((leaf) => toBlock(leaf, markdown, top)), leftOut };
}

function take(body: Element, what: string, one: string, many: string): string[] {
  const found = [...body.querySelectorAll(what)];
  const whole = found.filter(
    (element) => !found.some((other) => other !== element && other.contains(element)),
  );
  for (const element of whole) element.remove();
  return whole.length === 0 ? [] : [whole.length === 1 ? one : `${whole.length} ${many}`];
}

/** Elements that are one block each; loose text between blocks becomes a paragraph. */
function leavesOf(parent: Element, depth: number): Element[] {
  const leaves: Element[] = [];
  let loose: Element | undefined;
  for (const node of [...parent.childNodes]) {
    const isContainer = isElement(node) && containers.has(node.tagName) && depth < deepest;
    if (isContainer && node.querySelector(blockTags)) {
      leaves.push(...leavesOf(node, depth + 1));
      loose = undefined;
    } else if (
      isElement(node) &&
      (isContainer ? node.tagName !== 'SPAN' && node.tagName !== 'FONT' : node.matches(blockTags))
    ) {
      leaves.push(node);
      loose = undefined;
    } else if (isElement(node) && node.tagName === 'BR' && isBreak(node)) {
      loose = undefined;
    } else {
      if (!loose) {
        loose = parent.ownerDocument.createElement('p');
        leaves.push(loose);
      }
      loose.append(node.cloneNode(true));
    }
  }
  return leaves;
}

/** Two line breaks in a row end a paragraph, as old pages write them. */
const isBreak = (node: Element): boolean =>
  node.nextElementSibling?.tagName === 'BR' || node.previousElementSibling?.tagName === 'BR';

const isElement = (node: Node): node is Element => node.nodeType === 1;
const levelOf = (element: Element): number => Number(/^H([1-6])$/.exec(element.tagName)?.[1] ?? 0);

function toBlock(element: Element, writer: TurndownService, top: number): Block[] {
  const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
  if (!/[^\s\p{C}\p{M}\u2800]/u.test(text)) return [];
  const level = levelOf(element);
  const inner = writer.turndown(level > 0 ? `<p>${element.innerHTML}</p>` : element.outerHTML).trim();
  if (!inner) return [];
  if (level === 0) return [{ kind: kindOf(element), text, markdown: inner }];
  // The headline is the page's first level, so the highest heading of the body is its second.
  const depth = Math.min(6, 2 + level - top);
  return [{ kind: 'heading', text, markdown: `${'#'.repeat(depth)} ${inner.replace(/\s*\n\s*/g, ' ')}` }];
}

function kindOf({ tagName }: Element): Block['kind'] {
  if (tagName === 'UL' || tagName === 'OL') return 'list';
  if (tagName === 'BLOCKQUOTE') return 'quote';
  return tagName === 'PRE' || tagName === 'HR' ? 'other' : 'paragraph';
}
