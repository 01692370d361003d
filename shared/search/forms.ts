const vowel = /[aeiouy]/;
const sibilant = /(?:s|x|z|ch|sh)$/;
/** One syllable that ends in a single consonant: it doubles before `-ed` and `-ing`, as in `ban`, `banned`. */
const isShort = /^[^aeiouy]*[aeiouy][^aeiouwxy]$/;
const doubled = /([^aeiouyls])\1$/;
/** Words that look like forms of one another and are not. */
const apart = new Set(['new', 'news', 'the', 'thing']);

/**
 * The regular English inflections of a word: plural, `-ed`, `-ing`, and back. Most are no words at all; whoever
 * asks keeps those that the index holds. The word itself is not among them.
 * @example formsOf('sanction').includes('sanctions') // true
 * @example formsOf('news').includes('new') // false
 */
export function formsOf(word: string): string[] {
  if (!/^[a-z]{3,}$/.test(word)) return [];
  const forms = new Set([...basesOf(word), word].flatMap((base) => [base, ...inflect(base)]));
  forms.delete(word);
  return [...forms].filter((form) => !(apart.has(form) && apart.has(word)));
}

/** Words of which this may be an inflection. */
function basesOf(word: string): string[] {
  const bases: string[] = [];
  if (word.endsWith('ies')) bases.push(`${word.slice(0, -3)}y`);
  else if (/(?:s|x|z|ch|sh|o)es$/.test(word)) bases.push(word.slice(0, -2), word.slice(0, -1));
  else if (/[^sui]s$/.test(word)) bases.push(word.slice(0, -1));
  if (word.endsWith('ied')) bases.push(`${word.slice(0, -3)}y`);
  const [, stem] = /^(.+[^e])(?:ed|ing)$/.exec(word) ?? [];
  if (stem) bases.push(...(isShort.test(stem) ? [`${stem}e`] : [stem, `${stem}e`]));
  if (stem && doubled.test(stem)) bases.push(stem.slice(0, -1));
  return bases.filter((base) => base.length > 2 && vowel.test(base));
}

function inflect(base: string): string[] {
  if (/[^aeiou]y$/.test(base)) {
    const stem = base.slice(0, -1);
    return [`${stem}ies`, `${stem}ied`, `${base}ing`];
  }
  if (base.endsWith('e')) return [`${base}s`, `${base}d`, `${base.slice(0, -1)}ing`];
  const verb = isShort.test(base) ? `${base}${base.at(-1)}` : base;
  return [sibilant.test(base) ? `${base}es` : `${base}s`, `${verb}ed`, `${verb}ing`];
}
