import type { Site } from '../../site/schema.ts';
import { titleKey } from '../../text/title-key.ts';
import { announcesBio, type Bio, readBio, showsIn } from './bio.ts';
import type { Block } from './block.ts';
import { type Credits, readCredits } from './credits.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import {
  beginsTeasers,
  endsArticle,
  holdsOwnLine,
  isFurniture,
  isSiteSpeech,
  isTeaser,
} from './furniture.ts';
import { endsSentence, textBlock } from './text-blocks.ts';

export type CleanBody = {
  body: Block[];
  bio?: Bio | undefined;
  credits: Credits;
  /** Outlets whose own closing lines were met. */
  outlets: string[];
  /** Words of what was dropped, the bio aside. */
  dropped: string[];
};

/** What is known of the article before its body is looked at. */
type Known = { site: Site; headline: string; dek?: string | undefined; author?: string | undefined };

/**
 * Keeps the author's words: controls, share lines, other articles, the site's own sentences, the discussion and the
 * words about the author are taken off, by the outlets' configured lines and by what such things look like.
 */
export function cleanBody(blocks: Block[], known: Known): CleanBody {
  const { site, author } = known;
  const end = endOf(blocks);
  const clean: CleanBody = { body: [], credits: {}, outlets: [], dropped: [] };
  let isAmongTeasers = false;
  for (const [at, block] of blocks.entries()) {
    const outlets = site.outlets.filter(({ boilerplate }) => holdsOwnLine(block.text, boilerplate));
    clean.outlets.push(...outlets.map(({ slug }) => slug));
    isAmongTeasers = beginsTeasers(block.text) || (isAmongTeasers && isTitleLike(block));
    if (at >= end || outlets.length > 0 || isAmongTeasers || isAround(block, known)) {
      clean.dropped.push(block.text);
    } else clean.body.push(block);
  }
  takeBio(clean, site, author);
  takeCredits(clean, site);
  raiseHeadings(clean);
  clean.bio ??= blocks.slice(end).flatMap(({ text }) => readBio(text, site, author) ?? [])[0];
  while (clean.body.at(-1)?.kind === 'heading') clean.body.pop();
  return clean;
}

const isLong = ({ text, kind }: Block): boolean =>
  kind !== 'heading' && text.length >= 80 && endsSentence(text);
const isTitleLike = (block: Block): boolean =>
  block.kind === 'list' ||
  block.kind === 'heading' ||
  (block.text.length <= 160 && !endsSentence(block.text));

/** Where the article is over: after some paragraphs, a line that opens the discussion or the foot of the page. */
function endOf(blocks: Block[]): number {
  const lastLong = blocks.findLastIndex(isLong);
  const at = blocks.findIndex(({ text }, index) => {
    if (!endsArticle(text)) return false;
    const before = blocks.slice(0, index).filter(isLong).length;
    return before >= 2 || (before === 1 && index > lastLong);
  });
  return at === -1 ? blocks.length : at;
}

function isAround({ text }: Block, { headline, dek }: Known): boolean {
  if (isFurniture(text) || isTeaser(text) || isSiteSpeech(text)) return true;
  const key = titleKey(text);
  return key === titleKey(headline) || (dek !== undefined && key === titleKey(dek));
}

/** Bylines and date lines stand before the first paragraph or after the last; within, a date may be a heading. */
function takeCredits(clean: CleanBody, site: Site): void {
  const first = clean.body.findIndex(isLong);
  const last = clean.body.findLastIndex(isLong);
  const names = site.people.map(({ name }) => name);
  clean.body = clean.body.filter((block, at) => {
    if (at >= first && at <= last && !isOrigin(block, at, last)) return true;
    const credits = readCredits(block.text, names);
    if (!credits) return true;
    Object.assign(clean.credits, { ...credits, ...clean.credits });
    clean.dropped.push(block.text);
    return false;
  });
}

/** "This article first appeared at …" is a sentence, and long enough to look like a paragraph. */
const isOrigin = ({ text }: Block, at: number, last: number): boolean =>
  at >= last - 2 &&
  /^[([]?(?:this \w+ )?(?:was )?(?:originally|first|previously) (?:appeared|published|posted)\b/i.test(text);

/**
 * The last words of a page are often about its author, in one paragraph or several. Under a line that announces them
 * they end the article, whatever follows, once most of it stands above; elsewhere they do when nothing long follows.
 */
function takeBio(clean: CleanBody, site: Site, author: string | undefined): void {
  const announced = clean.body.findLastIndex((block, at) => at > 1 && announcesBio(block.text));
  const from = announced === -1 ? Math.max(1, clean.body.length - 8) : announced + 1;
  const start = clean.body.findIndex(
    (block, at) => at >= from && readBio(block.text, site, author) !== undefined,
  );
  const bio = start === -1 ? undefined : readBio(clean.body[start]?.text ?? '', site, author);
  if (!bio) return;
  const rest = clean.body.slice(start + 1);
  const goingOn = rest.findIndex((block) => !goesOn(block));
  const own = goingOn === -1 ? rest.length : goingOn;
  const isAnnounced = announced === start - 1;
  const longAbove = clean.body.slice(0, start).filter(isLong).length;
  const longBelow = rest.slice(own).filter(isLong).length;
  const isEnd = longBelow === 0 || (isAnnounced && longAbove > longBelow);
  const about = clean.body.splice(start, isEnd ? rest.length + 1 : own + 1);
  if (isAnnounced) clean.body.splice(announced, 1);
  for (const { text } of about) Object.assign(clean.credits, readCredits(text, []));
  const words = about.slice(0, own + 1).map(({ text }) => text);
  clean.bio = { author: bio.author, shows: showsIn(words.join('\n'), site) };
}

/** A short line without an end, with a paragraph on either side, is a heading in a text that lost its markup. */
function raiseHeadings(clean: CleanBody): void {
  clean.body = clean.body.map((block, at) => {
    const [before, after] = [clean.body[at - 1], clean.body[at + 1]];
    const isHeading =
      block.kind === 'paragraph' &&
      /^[\p{Lu}\p{N}“"‘¿].{2,90}$/u.test(block.text) &&
      !/[.!…:;,–—-][”"’')]*$/.test(block.text) &&
      before !== undefined &&
      isLong(before) &&
      after !== undefined &&
      isLong(after);
    return isHeading && block.markdown === escapeMarkdown(block.text)
      ? textBlock('heading', block.text)
      : block;
  });
}

const goesOn = ({ text }: Block): boolean =>
  /^(?:he|she|they|his|her|their|follow|you can|er|sie)\b/i.test(text);
