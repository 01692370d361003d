import { sentenceOf } from '../../reason-words.ts';
import { skeleton } from '../../text/fold.ts';
import type { Check } from '../check.ts';

const offices = [
  'admin',
  'administrator',
  'moderator',
  'mod',
  'host',
  'staff',
  'official',
  'support',
  'webmaster',
];

/** Names that look like those of the people who run the site are theirs alone. */
export const staffNames: Check = ({ name }, { guest }, settings) => {
  if (guest?.isModerator) return [];
  const written = skeleton(name);
  if (written === '') return [];
  const taken = [...settings.staffNames, ...offices].find((staff) => looksLike(written, skeleton(staff)));
  if (!taken) return [];
  return [
    {
      check: 'staff-names',
      code: 'looks-like-staff',
      effect: 'hold',
      sentence: sentenceOf('looks-like-staff'),
      detail: `"${name}" looks like "${taken}".`,
    },
  ];
};

/** The same, or a full name of ours with something before or after it. */
const looksLike = (written: string, staff: string): boolean =>
  written === staff || (staff.length >= 8 && written.includes(staff));
