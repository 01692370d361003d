import { oneLine } from '../text/line.ts';

/** What a title says beside the headline. */
export type TitleParts = { headline: string; number?: number; kind?: 'trailer' | 'bonus'; guests: string[] };

const joint = String.raw`\s*(?:[:|–—]|-(?=\s)|\.(?=\s))\s*`;
const marked = String.raw`(?:(?:episode|ep|folge|épisode|episodio|no|nr)\b\.?\s*#?\s*|#\s*)(\d{1,5})(?!\d|[.,]\d)`;

/**
 * Takes a title apart into number, headline and guests. It cuts only what is certain: a label at the start
 * that is the show's own name or initials, a number that is marked as one, guests after a word that
 * announces them. The headline is never empty.
 * @param showTitles names of the show, from the site's configuration and from its feed
 * @param number the number the feed gives, which makes a bare `12: …` certain
 * @example parseTitle('COI #200: Who pays?, guest Ann Lee', ['Conflicts of Interest']) // { headline: 'Who pays?', number: 200, guests: ['Ann Lee'] }
 */
export function parseTitle(title: string, showTitles: string[], number?: number): TitleParts {
  const names = showTitles.flatMap(namesOf).sort((one, other) => other.length - one.length);
  const start = cutStart(title, names, number);
  const end = cutShowName(start.rest, names);
  const { headline, guests } = cutGuests(end);
  const found = start.number ?? cutStart(headline, names, number).number ?? numberAtEnd(headline);
  // "A series - #12" is called that as a whole; a number in brackets is an aside.
  const clean = start.number === undefined ? headline.replace(inBrackets, '') : headline;
  return {
    headline: firstWithWords(clean, headline, end, start.rest, title),
    ...(found !== undefined && { number: found }),
    ...(start.kind && { kind: start.kind }),
    guests,
  };
}

/** A number in the notes that is said to be this show's: "On COI #179, …". */
export function numberInNotes(text: string, showTitles: string[]): number | undefined {
  const names = showTitles.flatMap(namesOf).map(escaped);
  if (names.length === 0) return undefined;
  const found = new RegExp(
    String.raw`\b(?:on|in)\s+(?:the\s+)?(?:${names.join('|')}),?\s+(?:${marked})`,
    'iu',
  ).exec(text.slice(0, 2000));
  return found ? Number(found[1]) : undefined;
}

/** The title itself and its initials; a leading article may be missing from either. */
function namesOf(show: string): string[] {
  const title = oneLine(show);
  const short = title.replace(/^(?:the|a|an)\s+/i, '');
  const initials = [title, short].map((name) =>
    name
      .split(/[\s-]+/)
      .map((word) => word.charAt(0))
      .join(''),
  );
  return [...new Set([title, short, ...initials.filter((letters) => letters.length > 1)])].filter(Boolean);
}

type Start = { rest: string; number?: number; kind?: 'trailer' | 'bonus' };

/** Cuts labels off the start, one after another: show names, numbers, "Bonus:". */
function cutStart(title: string, names: string[], known?: number): Start {
  const show = names.length > 0 ? `(?:${names.map(escaped).join('|')})` : '(?!)';
  const labels = {
    number: [
      String.raw`(?:${show},?\s*(?:[:|–—-]\s*)?)?(?:${marked})(?:${joint}|\s*$)`,
      String.raw`${show},?\s*(?:${marked})\s+`,
      String.raw`(?:episode|ep)\b\.?\s*#?\s*(\d{1,5})\s+(?!(?:of|and|with|w|feat|ft)\b)(?=[\p{L}\p{N}"'“‘¿¡])`,
      String.raw`s(?:eason)?\s?\d{1,3}[\s,:|-]*(?:e|ep|episode)\.?\s?(\d{1,5})(?:${joint}|\s+)`,
      ...(known === undefined ? [] : [String.raw`(?:${show}\s+)?0*(${known})(?:${joint}|\s*\)\s*)`]),
    ],
    show: [`${show}${joint}`],
    kind: [String.raw`[[(]?(bonus|trailer)(?:\s+episode)?[\])]?(?:${joint}|(?<=[\])])\s*|\s*$)`],
  };
  const start: Start = { rest: title };
  const cut = (patterns: string[]): string | undefined => {
    for (const pattern of patterns) {
      const found = new RegExp(`^${pattern}`, 'iu').exec(start.rest);
      if (!found) continue;
      const rest = start.rest.slice(found[0].length);
      if (hasWords(rest)) start.rest = rest;
      return found.slice(1).find((part) => part !== undefined) ?? '';
    }
    return undefined;
  };
  for (let before = ''; before !== start.rest; ) {
    before = start.rest;
    const number = start.number === undefined ? cut(labels.number) : undefined;
    if (number !== undefined) start.number = Number(number);
    if (number === undefined) cut(labels.show);
    const kind = start.kind ? undefined : cut(labels.kind)?.toLowerCase();
    if (kind) start.kind = kind === 'bonus' ? 'bonus' : 'trailer';
  }
  return start;
}

function cutShowName(title: string, names: string[]): string {
  if (names.length === 0) return title;
  return title.replace(new RegExp(String.raw`\s+[|–—-]\s+(?:${names.map(escaped).join('|')})\s*$`, 'iu'), '');
}

const inBrackets = new RegExp(String.raw`\s*[([]\s*(?:${marked})\s*[)\]]\s*$`, 'iu');
const afterJoint = new RegExp(String.raw`\s*[|–—,-]\s*(?:${marked})\s*$`, 'iu');

function numberAtEnd(title: string): number | undefined {
  const digits = (inBrackets.exec(title) ?? afterJoint.exec(title))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

const nameWord = String.raw`(?:\p{Lu}[\p{L}\p{M}'’.-]*|(?:de|del|della|der|den|di|du|da|la|le|van|von|bin|ibn|al|el|y)(?=\s))`;
const name = String.raw`(?:(?:Dr|Mr|Mrs|Ms|Prof|Rev|Sen|Rep|Col|Gen|Lt|Sir)\.?\s+)?\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+${nameWord}){1,4}`;
const announced = new RegExp(
  String.raw`\s*(?:[,;:|–—-]\s*|[([]\s*)?(?<![\p{L}\p{N}])(?:[Ff](?:ea)?t(?:uring|\.|(?=\s))|(?:[Ww]ith|[Ww]\/)\s*(?:special\s+)?[Gg]uests?:?|[Ww]\/(?!\s*(?:[Ss]pecial|[Gg]uest))|(?<=[,;:|–—([-]\s*)(?:[Ss]pecial\s+)?[Gg]uests?:?)\s*(${name}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)${name})*)\s*[)\]]?\s*$`,
  'u',
);

function cutGuests(title: string): { headline: string; guests: string[] } {
  const found = announced.exec(title);
  if (!found) return { headline: title, guests: [] };
  const guests = (found[1] ?? '').split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*/).filter(Boolean);
  return { headline: title.slice(0, found.index), guests };
}

const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

function firstWithWords(...candidates: string[]): string {
  const found = candidates
    .map((candidate) => candidate.replace(/^[\s:|–—-]+|[\s:|–—,-]+$/g, ''))
    .find(hasWords);
  return found ?? candidates.at(-1) ?? '';
}

const escaped = (text: string): string =>
  text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
