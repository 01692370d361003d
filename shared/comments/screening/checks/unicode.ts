import type { Reason } from '../../reason.ts';
import { told } from '../../reason-words.ts';
import type { Check } from '../check.ts';

const tricks: { code: string; pattern: RegExp; weight: number; detail: string }[] = [
  {
    code: 'text-turned-around',
    pattern: /[\u202d\u202e]|[\u202a-\u202c\u2066-\u2069]{3}/u,
    weight: 1,
    detail: 'Has characters that turn text around.',
  },
  { code: 'stacked-marks', pattern: /\p{M}{5}/u, weight: 1, detail: 'Has towers of marks on letters.' },
  {
    code: 'invisible-characters',
    // Soft hyphens, zero-width characters, and tags that make no flag.
    pattern:
      /(?:(?:\u00ad|\u200b|\u2060|\ufeff|\u034f|(?<!\u{1f3f4}[\u{e0030}-\u{e007a}]{0,6})[\u{e0000}-\u{e007f}]).*){3}/su,
    weight: 1,
    detail: 'Has invisible characters.',
  },
  {
    code: 'mixed-scripts',
    pattern:
      /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}/u,
    weight: 0.5,
    detail: 'Has words that mix letters of different scripts.',
  },
];

/** Characters that hide what a text says. They are stored as sent and never shown; a moderator looks first. */
export const unicode: Check = ({ body, name }) =>
  tricks
    .filter(({ pattern }) => pattern.test(body) || pattern.test(name))
    .map(
      ({ code, weight, detail }): Reason => ({
        check: 'unicode',
        code,
        effect: weight < 1 ? 'note' : 'hold',
        weight,
        sentence: told.characters,
        detail,
      }),
    );
