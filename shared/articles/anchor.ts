const addressShape = /^(?:https?:\/\/|www\.)?[\w-]+(?:\.[\w-]+)+(?:[/?#:]\S*)?$/i;
const generic =
  /^(?:\W*(?:the|this|a|an|full|original|read|see|click|more|on|to|and|my|our|please|it|at|of|for|in|you|can|check|out|view|visit|go|der|die|das|zum|den|hier|lesen|weiterlesen|mehr|aqui|aquí|ici|lire|leer|más|qui|leggi|hierauf|dazu|link|links?|here|this|article|story|piece|post|blog ?post|blog|report|source|quelle|artikel|artículo|source|text|transcript|details|info|infos|information|website|site|web ?site|page|homepage|pdf|online|now|continue|reading|wrote|recently|about|website|permalink|\d+|\[|\]|»|→)\W*)+$/i;

/** True for a text that is only an address or a domain. */
export const isAddress = (text: string): boolean => addressShape.test(text.trim());

/** True for words such as “Link”, “here” and “read more”, which name nothing. */
export const isGeneric = (text: string): boolean => !/\p{L}/u.test(text) || generic.test(text.trim());

/** True for a code in capitals such as “AWC”, as hosts use for an outlet. */
export const isCode = (text: string): boolean => /^\W*[A-Z][A-Z0-9&.]{1,5}\W*$/.test(text);

/**
 * True for words that name the host of the address rather than the article: “The Institute” on
 * libertarianinstitute.org, “Wikipedia”.
 */
export function namesHost(text: string, host: string): boolean {
  const name = host
    .replace(/^www\./, '')
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase();
  const words = text
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(
      (word) =>
        word &&
        !/^(?:the|a|der|die|das|le|la|el|il|via|at|on|bei|com|org|net|de|news|online|website|blog)$/.test(
          word,
        ),
    );
  return words.length <= 4 && (words.length === 0 || words.every((word) => name.includes(word)));
}
