import { wordList } from '../text/word-list.ts';

const addressShape = /^(?:https?:\/\/|www\.)?[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?$/i;
const emptyWords = new Set(
  wordList(`the this a an that full complete entire original whole read reading see click more most on to and or my our your
  please it its at of for in from by with you can check out view visit go get find learn continue here there link
  links linked article articles story piece post blog blogpost column report source sources text details detail
  info infos information website site web page homepage pdf online now wrote recently about permalink via
  der die das den dem ein eine zum zur hier lesen weiterlesen mehr dazu hierauf quelle artikel beitrag bericht und
  aqui aquí ici lire leer más mas suite la le el il qui leggi articolo artículo artigo fuente fonte voir ver
  first second third fourth one two another other again too discussed mentioned тут здесь ссылка lees meer läs mer`),
);
/** “Read the cover story” asks to read, and is no title. */
const invitation =
  /^\W*(?:read|see|check out|visit|click|view|find)\s+(?:the|our|my|his|her|their|it|more|about|this|here|all|full)\b/i;
const hostWords = new Set(
  'the a der die das le la el il via at on bei com org net de news online website blog'.split(' '),
);

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** True for a text that is only an address, a domain or somebody's handle. */
export const isAddress = (text: string): boolean =>
  addressShape.test(text.trim()) || /^@\S+$/.test(text.trim());

/** True for words such as “Link”, “here” and “read more”, which name nothing. */
export const isGeneric = (text: string): boolean =>
  wordsOf(text).every((word) => emptyWords.has(word) || /^\d+$/.test(word));

/** True for a code in capitals such as “AWC”, as hosts use for an outlet. */
export const isCode = (text: string): boolean => /^\W*[A-Z][A-Z0-9&.]{1,5}\W*$/.test(text);

/**
 * True for words that name the host of the address rather than the article.
 * @example namesHost('The Institute', 'libertarianinstitute.org') // true
 */
export function namesHost(text: string, host: string): boolean {
  const name = wordsOf(host.replace(/^www\./, '')).join('');
  const words = wordsOf(text.replace(/\([^)]*\)/g, ' ')).filter((word) => !hostWords.has(word));
  return words.length <= 4 && words.every((word) => name.includes(word));
}

/** True for linked words that stand for a link and say nothing of what it leads to. */
export const isMark = (text: string, host: string): boolean =>
  invitation.test(text) || isGeneric(text) || isCode(text) || isAddress(text) || namesHost(text, host);
