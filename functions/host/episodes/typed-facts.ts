import * as z from 'zod/mini';
import { readable } from '../../../shared/comments/text/readable.ts';
import type { Appearance } from '../../../shared/episode.ts';
import { type EditableFacts, type FactEdit, factEdits } from '../../../shared/episode-edits.ts';

/** What a host typed of an episode, as it was typed: a form that is not taken shows it again. */
export const typedFactsSchema = z.object({
  title: z.string(),
  number: z.string(),
  season: z.string(),
  /** One name a line. */
  guests: z.string(),
});
export type TypedFacts = z.infer<typeof typedFactsSchema>;
export type Refusals<T> = { [field in keyof T]?: string };

/** What a host says, understood. */
type SaidFacts = { title: string; number: number | null; season: number | null; guests: string[] };

const longest = { title: 200, name: 100 };
const largest = 999_999;
const mostGuests = 12;

/** Facts as a form shows them. */
export const typedFrom = ({ headline, number, season, people }: EditableFacts): TypedFacts => ({
  title: headline,
  number: number === undefined ? '' : String(number),
  season: season === undefined ? '' : String(season),
  guests: guestNames(people).join('\n'),
});

export const guestNames = (people: Appearance[]): string[] =>
  people.filter(({ role }) => role === 'guest').map(({ name }) => name);

/**
 * Reads what a host typed; a field that says what is there already is never refused.
 * @returns a sentence for each field that cannot be taken, or what is said
 */
export function readFacts(
  typed: TypedFacts,
  present: TypedFacts,
): { said: SaidFacts } | { refusals: Refusals<TypedFacts> } {
  const refusals: Refusals<TypedFacts> = {};
  for (const field of factEdits) {
    if (unified(typed[field]) === unified(present[field])) continue;
    const sentence = refuse[field](typed[field]);
    if (sentence) refusals[field] = sentence;
  }
  if (Object.keys(refusals).length > 0) return { refusals };
  return {
    said: {
      title: folded(typed.title),
      number: numberIn(typed.number),
      season: numberIn(typed.season),
      guests: namesIn(typed.guests),
    },
  };
}

/** Why what was typed in a field cannot be taken. */
const refuse: Record<FactEdit, (typed: string) => string | undefined> = {
  title: (typed) => refuseTitle(typed),
  number: (typed) => refuseNumber(typed),
  season: (typed) => refuseNumber(typed),
  guests: (typed) => refuseGuests(namesIn(typed)),
};

export function refuseTitle(typed: string): string | undefined {
  const title = folded(typed);
  if (readable(title) === '') return 'An episode needs a title.';
  if (title.length > longest.title)
    return `A title has at most ${longest.title} characters; this one has ${title.length}.`;
  return refuseInvisible(title, 'The title');
}

function refuseNumber(typed: string): string | undefined {
  const isNumber = typed.trim() === '' || (/^\d{1,6}$/.test(typed.trim()) && Number(typed) > 0);
  return isNumber ? undefined : `Write a whole number from 1 to ${largest}, or nothing.`;
}

function refuseGuests(names: string[]): string | undefined {
  if (names.length > mostGuests)
    return `At most ${mostGuests} guests can be named; these are ${names.length}.`;
  for (const name of names) {
    if (/[<>]/.test(name)) return `“${name}” holds markup. Write the name alone.`;
    if (name.length > longest.name)
      return `A name has at most ${longest.name} characters; “${name.slice(0, 30)}…” has ${name.length}.`;
    const sentence = refuseInvisible(name, `“${readable(name)}”`);
    if (sentence) return sentence;
  }
  return undefined;
}

/** Characters that turn text around would make a page, or a list of people, say something else than it does. */
export const refuseInvisible = (text: string, what: string): string | undefined =>
  readable(text) === text.normalize('NFC')
    ? undefined
    : `${what} holds characters that cannot be seen or turn text around. Type it again.`;

const numberIn = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed));
const namesIn = (typed: string): string[] =>
  typed
    .split(/\r?\n/)
    .map(folded)
    .filter((name) => name !== '');
export const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();
/** Browsers send ends of lines otherwise than pages have them. */
const unified = (text: string): string => namesIn(text).join('\n');
