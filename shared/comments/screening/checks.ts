import type { Check } from './check.ts';
import { banned, origin, threadOpen } from './checks/access.ts';
import { duplicates } from './checks/duplicates.ts';
import { form } from './checks/form.ts';
import { links } from './checks/links.ts';
import { proof } from './checks/proof.ts';
import { rates } from './checks/rates.ts';
import { shape } from './checks/shape.ts';
import { staffNames } from './checks/staff-names.ts';
import { trust } from './checks/trust.ts';
import { unicode } from './checks/unicode.ts';

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
  links,
  'staff-names': staffNames,
  trust,
};
