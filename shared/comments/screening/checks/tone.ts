import type { Reason } from '../../reason.ts';
import { told } from '../../reason-words.ts';
import { unmask } from '../../text/fold.ts';
import type { Check } from '../check.ts';
import { phraseSearch } from '../phrases/phrase.ts';
import { tone as phrases } from '../phrases/tone.ts';

const search = phraseSearch(phrases);
/** Letters that are repeated for disguise. */
const drawnOut = /(\p{L})\1{2,}/gu;

/** Words against people. The commenter is asked once to think again; sent all the same, a moderator reads it. */
export const tone: Check = ({ body, name }) => {
  const text = `${body}\n${name}`;
  const found = [text, unmask(text).replace(drawnOut, '$1')].flatMap(search);
  const byCode = new Map(found.map((one) => [one.code, one]));
  return [...byCode.values()].map(
    ({ code, words }): Reason => ({
      check: 'tone',
      code,
      effect: 'reconsider',
      sentence: told.againstPeople,
      matched: [words],
    }),
  );
};
