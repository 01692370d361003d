import type { Block } from './block.ts';
import { escapeMarkdown } from './escape-markdown.ts';

const bullet = /^\s*(?:[•‣◦▪●·○∙]|[*–—-](?=\s))\s*/;
const numbered = /^\s*(\d{1,3})[.)]\s+/;
const markedHeading = /^(#{1,6})\s+(\S.*)$/;

/**
 * Divides copied text into the blocks that a reader saw: paragraphs, lists, quotes and headings. Lines that a
 * program broke at a fixed width become one paragraph again; where no line is blank, each line is a paragraph.
 */
export function textBlocks(text: string): Block[] {
  const lines = tidy(text).split('\n');
  const filled = lines.filter((line) => line !== '');
  const groups = isSpaced(lines, filled.length) ? paragraphsOf(lines) : filled.map((line) => [line]);
  return joinLists(groups.flatMap(blocksOf));
}

/** Paragraph, heading, quote or list item as plain text. */
export const textBlock = (kind: Block['kind'], text: string): Block => ({
  kind,
  text,
  markdown: `${{ heading: '## ', quote: '> ', paragraph: '', list: '', other: '' }[kind]}${escapeMarkdown(text)}`,
});

// Controls, byte order marks and what turns text around; soft hyphens are the browser's own.
const invisible = /(?!\n)\p{Cc}|[\u00ad\u200b\u2060\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffd]/gu;

const tidy = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085\f\v]/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(invisible, '')
    .replace(/^ +| +$/gm, '');

/** Do blank lines part the paragraphs? A few may stand in any text. */
const isSpaced = (lines: string[], filled: number): boolean => (lines.length - filled) * 4 >= filled - 1;

function paragraphsOf(lines: string[]): string[][] {
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line === '') groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.length > 0);
}

function blocksOf(group: string[]): Block[] {
  if (group.length > 1 && isWrapped(group)) return [lineBlock(group.join(' '))];
  return group.map(lineBlock);
}

/** A program broke the lines: all but the last are about as long as each other. */
function isWrapped(group: string[]): boolean {
  if (group.slice(1).some((line) => bullet.test(line) || numbered.test(line))) return false;
  const lengths = group.slice(0, -1).map((line) => line.length);
  return Math.min(...lengths) >= 45 && Math.max(...lengths) <= 100 && !group.slice(0, -1).every(endsSentence);
}

export const endsSentence = (line: string): boolean => /[.!?…。！？؟۔][”"’')\]»」]*$/.test(line);

function lineBlock(line: string): Block {
  const heading = markedHeading.exec(line)?.[2];
  if (heading && heading.length <= 120 && !endsSentence(heading)) return textBlock('heading', heading);
  if (/^>\s/.test(line)) return textBlock('quote', line.replace(/^>\s*/, ''));
  const number = numbered.exec(line);
  if (number) {
    const words = line.slice(number[0].length);
    return { kind: 'list', text: line, markdown: `${number[1]}. ${escapeMarkdown(words)}` };
  }
  if (bullet.test(line)) {
    const words = line.replace(bullet, '');
    return words
      ? { kind: 'list', text: words, markdown: `- ${escapeMarkdown(words)}` }
      : textBlock('paragraph', line);
  }
  return textBlock('paragraph', line);
}

/** Items that follow each other are one list; a single numbered line is a sentence that begins with a figure. */
function joinLists(blocks: Block[]): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.kind === 'list' && last?.kind === 'list' && isOrdered(last) === isOrdered(block)) {
      last.text += ` ${block.text}`;
      last.markdown += `\n${block.markdown}`;
    } else joined.push({ ...block });
  }
  return joined.map((block) =>
    block.kind === 'list' && isOrdered(block) && !block.markdown.includes('\n')
      ? textBlock('paragraph', block.text)
      : block,
  );
}

const isOrdered = ({ markdown }: Block): boolean => /^\d/.test(markdown);
