import { sentenceOf } from '../../reason-words.ts';
import { type Check, known } from '../check.ts';
import { likelyDeclined } from '../learned-model.ts';

/** With fewer decisions a site has learned nothing. */
const fewestDecisions = 200;
const fewestOfEach = 20;
const holdsFrom = 0.95;

/** What resembles comments that this site's moderators declined is read first. It never does more than hold. */
export const learned: Check = ({ body }, evidence) => {
  const model = known(evidence.learned, 'What was decided here before');
  if (model === 'none' || model.kept + model.declined < fewestDecisions) return [];
  if (Math.min(model.kept, model.declined) < fewestOfEach) return [];
  const likely = likelyDeclined(model, body);
  if (likely < holdsFrom) return [];
  return [
    {
      check: 'learned',
      code: 'resembles-declined',
      effect: 'hold',
      sentence: sentenceOf('resembles-declined'),
      detail: `Likely to be declined: ${Math.round(likely * 100)} %.`,
    },
  ];
};
