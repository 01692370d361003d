import type { Check } from './check.ts';
import { banned, origin, threadOpen } from './checks/access.ts';
import { advertising } from './checks/advertising.ts';
import { duplicates } from './checks/duplicates.ts';
import { form } from './checks/form.ts';
import { learned } from './checks/learned.ts';
import { links } from './checks/links.ts';
import { manner } from './checks/manner.ts';
import { proof } from './checks/proof.ts';
import { rates } from './checks/rates.ts';
import { shape } from './checks/shape.ts';
import { staffNames } from './checks/staff-names.ts';
import { tone } from './checks/tone.ts';
import { trust } from './checks/trust.ts';
import { unicode } from './checks/unicode.ts';
import { words } from './checks/words.ts';

/** Every check that a comment goes through, by the name that its reasons carry. */
export const checks: Record<string, Check> = {
  shape,
  unicode,
  origin,
  'thread-open': threadOpen,
  form,
  bans: banned,
  rates,
  proof,
  duplicates,
  words,
  tone,
  links,
  advertising,
  manner,
  learned,
  'staff-names': staffNames,
  trust,
};
