import type { Site } from '../../site/schema.ts';
import { titleKey } from '../../text/title-key.ts';
import type { Block, PageDraft } from './block.ts';
import { type Credits, readCredits } from './credits.ts';
import { isFurniture, isSectionName, opinionWords } from './furniture.ts';
import { endsSentence, textBlocks } from './text-blocks.ts';
import { withoutOutlet } from './without-outlet.ts';
import { WritingError } from './writing-error.ts';

/** A line above the body: what it says of the article, or a title that may be the headline. */
type TopLine = { block: Block; credits?: Credits | undefined };

const longestHeadline = 250;
const longestDek = 400;

/**
 * Reads an article out of a page that was copied as text: what stands before the first paragraph is searched for
 * headline, dek and byline; the rest is body, with whatever stands around it.
 * @throws {WritingError} `no-headline` when the text begins with a paragraph, `no-article` when nothing follows
 */
export function draftFromText(text: string, site: Site): PageDraft {
  const blocks = textBlocks(text);
  const start = startOfBody(blocks, site);
  const top = blocks.slice(0, start);
  const lines = top.filter((block) => !isAround(block.text, site)).map((block) => topLine(block, site));
  const titles = titlesOf(lines);
  const [title] = titles;
  if (!title || isParagraph(title)) {
    throw blocks.length > 1
      ? new WritingError(
          'no-headline',
          'No headline was found: put it on a line of its own above the first paragraph.',
        )
      : new WritingError('no-article', 'There is too little text here to be an article.');
  }
  const dek = dekOf(lines, titles);
  const after = lines.slice(lines.findIndex(({ block }) => block === (dek ?? title)) + 1);
  const credits: Credits = Object.assign({}, ...lines.map((line) => line.credits ?? {}).reverse());
  const { headline, outletName } = withoutOutlet(title.text, site);
  return {
    headline,
    dek: dek?.text,
    author: credits.author,
    date: credits.date,
    address: credits.address,
    outletName: outletName ?? credits.outletName,
    kind: isUnderOpinion(top, title) ? 'opinion' : undefined,
    blocks: [...after.filter((line) => !line.credits).map(({ block }) => block), ...blocks.slice(start)],
    leftOut: [],
  };
}

/** The name of a part of the site right above the headline tells which part it is in; a menu names them all. */
function isUnderOpinion(top: Block[], title: Block): boolean {
  const [before, above] = top.slice(0, top.indexOf(title)).slice(-2);
  const section = above ?? before;
  const isMenu = above !== undefined && before !== undefined && isSectionName(before.text);
  return section !== undefined && !isMenu && isSectionName(section.text) && opinionWords.test(section.text);
}

/** The first whole sentence of some length that no byline follows; a first line is never body. */
function startOfBody(blocks: Block[], site: Site): number {
  const at = blocks.findIndex(
    ({ text, kind }, index) =>
      index > 0 &&
      kind === 'paragraph' &&
      text.length >= 60 &&
      endsSentence(text) &&
      !isAround(text, site) &&
      !(text.length <= longestDek && isByline(blocks[index + 1], site)),
  );
  return at === -1 ? Math.min(blocks.length, 2) : at;
}

const namesOf = ({ people }: Site): string[] => people.map((person) => person.name);
const isByline = (block: Block | undefined, site: Site): boolean =>
  block !== undefined && readCredits(block.text, namesOf(site)) !== undefined;

const topLine = (block: Block, site: Site): TopLine => ({
  block,
  credits: readCredits(block.text, namesOf(site)),
});

/** A name of the site or one of its parts, a control: what stands above headlines. */
const isAround = (text: string, site: Site): boolean =>
  isFurniture(text) ||
  isSectionName(text) ||
  [
    site.title,
    ...site.shows.map(({ title }) => title),
    ...site.outlets.flatMap(({ name, hosts }) => [name, ...hosts]),
  ].some((name) => titleKey(name) === titleKey(text));

/** Headline and perhaps dek: what stands right before the byline; else the first that is long enough. */
function titlesOf(lines: TopLine[]): Block[] {
  const byline = lines.findIndex(({ credits }) => credits?.author);
  const before = lines
    .slice(0, byline === -1 ? undefined : byline)
    .flatMap((line) => (line.credits ? [] : line.block));
  const after = lines.slice(byline + 1).flatMap((line) => (line.credits ? [] : line.block));
  if (byline !== -1 && before.length > 0)
    return [...before.slice(before.length > 3 ? -2 : 0), ...after].filter(isTitle);
  const titles = (byline === -1 ? before : after).filter(isTitle);
  // Of many lines the first ones are a menu.
  const headline = titles.length > 3 ? titles.findIndex(({ text }) => wordsIn(text) >= 5) : 0;
  return titles.slice(Math.max(0, headline));
}

const isTitle = ({ text, kind }: Block): boolean => kind !== 'list' && text.length <= longestHeadline + 150;

function dekOf(lines: TopLine[], [title, ...others]: Block[]): Block | undefined {
  const next = others.find(({ text }) => titleKey(text) !== titleKey(title?.text ?? ''));
  if (!title || !next || next.text.length > longestDek || wordsIn(next.text) < 4) return undefined;
  const at = lines.findIndex(({ block }) => block === next);
  const isAboveByline = lines[at + 1]?.credits !== undefined;
  return isAboveByline || !/[.…][”"’')]*$/.test(next.text) ? next : undefined;
}

/** Several sentences are no headline. */
const isParagraph = ({ text }: Block): boolean =>
  text.length > longestHeadline || (/[.!?]\s+\S.*[.!?]$/.test(text) && text.length > 120);

const wordsIn = (text: string): number => text.split(/\s+/).length;
