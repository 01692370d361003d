import type { SearchKind } from '../../../shared/search/document.ts';
import type { SearchAnswer, SearchRequest } from '../../../shared/search/search.ts';
import { count, inWords } from './lists.ts';

/** What a result is, as its first words say. */
export const kindLabels: Record<SearchKind, string> = {
  episode: 'Episode',
  transcript: 'Said in an episode',
  article: 'Article',
};

/** What there is to choose from in the form. */
export const kindChoices: Record<SearchKind, string> = {
  episode: 'Episodes',
  transcript: 'What was said',
  article: 'Articles',
};

/** One letter alone asks for everything and nothing; a digit, or a sign that is a word, does not. */
export const isTooShort = (text: string): boolean =>
  /\S/.test(text) && !/\p{L}.*\p{L}|\p{Lo}|\p{N}/u.test(text);

/** What is said above the results, or in their place. */
export function summaryOf(request: SearchRequest, answer: SearchAnswer | undefined): string {
  if (!request.text.trim()) return '';
  if (isTooShort(request.text)) return 'Please type two letters or more.';
  if (!answer) return 'The search is not ready yet. It will be as soon as the first index is built.';
  if (answer.total === 0) return `Nothing was found for “${request.text.trim()}”.`;
  const found =
    answer.total >= mostCounted ? `${mostCounted} results or more` : count(answer.total, 'result');
  const also = answer.corrections.map((word) => `“${word}”`);
  return also.length > 0 ? `${found}, looking for ${inWords(also)}, too.` : `${found}.`;
}

/** What to try when nothing was found. */
export function adviceOf({ text, show, kind, year }: SearchRequest): string[] {
  const words = text.trim().split(/\s+/);
  return [
    ...(text.includes('"') ? ['Leave out the quotation marks: then the words may stand apart.'] : []),
    ...(show || kind || year ? ['Look everywhere: take back the choices of show, kind or year.'] : []),
    ...(words.length > 1 ? ['Try fewer words: results hold all of them.'] : []),
    'Try another word for it, or a name.',
  ];
}

/** Results are counted up to here. */
const mostCounted = 200;
