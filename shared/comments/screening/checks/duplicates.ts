import { sentenceOf } from '../../reason-words.ts';
import { type Check, known } from '../check.ts';
import { fingerprint, resemblance } from '../fingerprint.ts';

/** Shorter texts are said by many: "Thank you both!" */
const shortestSame = 24;
const shortestSimilar = 60;
/** Texts that have nothing to do with each other share a twentieth of their pieces. */
const similarFrom = 0.5;

/** The same text again, or nearly the same, by anybody in the discussion or by the guest anywhere. */
export const duplicates: Check = ({ body }, { earlier }) => {
  const ours = fingerprint(body);
  const others = known(earlier, 'What was written before');
  const alike = others.filter(({ fingerprint: theirs, isOwn }) =>
    ours.digest === theirs.digest
      ? ours.length >= (isOwn ? 1 : shortestSame)
      : ours.length >= shortestSimilar && resemblance(ours, theirs) >= similarFrom,
  );
  if (alike.length === 0) return [];
  return [
    {
      check: 'duplicates',
      code: 'said-before',
      effect: 'hold',
      sentence: sentenceOf('said-before'),
      detail: `Resembles ${alike.length} of the ${others.length} comments before it.`,
    },
  ];
};
