import type { NoteLine } from './note-lines.ts';

/** A mention of another episode: by the address of its page, by its number, or both. */
export type EpisodeReference = { address?: string; number?: number };

const number = /(?:#|№|\bno\.?\s?|\b(?:ep|episode|folge|ausgabe|part|show)\.?\s*#?\s*)(\d{1,5})\b/i;
const mention = (names: string) =>
  new RegExp(
    String.raw`(?:\b(?:see(?:\s+also)?|also|back\s+(?:on|in)|previous\w*|earlier|last|from|of|after|episodes?|eps?\.?|folge)\s+(?:${names})?|\b(?:${names})\s*)(?:episodes?\s*)?#\s?(\d{1,5})\b`,
    'gi',
  );

/** The number that the words of a link give an episode. @example numberIn('COI #168') // 168 */
export function numberIn(words: string): number | undefined {
  const found = number.exec(words)?.[1];
  return found === undefined ? undefined : Number(found);
}

/**
 * Episodes that the text of a line names by number without a link: “see also #162”, “COI #165”.
 * @param title of the show, and its initials
 */
export function numbersMentioned({ text, links }: NoteLine, title: string): number[] {
  const isLinked = (index: number) => links.some(({ start, end }) => start <= index && index < end);
  return [...text.matchAll(mention(namesOf(title).join('|')))]
    .filter(({ 0: found, index }) => !isLinked(index + found.length - 1))
    .map(({ 1: found }) => Number(found));
}

/** @example namesOf('Conflicts of Interest') // ['Conflicts\\s+of\\s+Interest', 'COI'] */
function namesOf(title: string): string[] {
  const words = title
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const initials = words.map((word) => /\p{L}/u.exec(word)?.[0] ?? '').join('');
  const short = words
    .filter((word) => !/^the$/i.test(word))
    .map((word) => /\p{L}/u.exec(word)?.[0] ?? '')
    .join('');
  return [words.join('\\s+'), initials, short].filter((name) => name.length >= 2);
}
