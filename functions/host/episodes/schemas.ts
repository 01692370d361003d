import * as z from 'zod/mini';
import { factEdits } from '../../../shared/episode-edits.ts';
import { readSeconds } from '../../../shared/text/seconds.ts';
import { typedFactsSchema } from './typed-facts.ts';

const line = (most: number) => z.string().check(z.trim(), z.maxLength(most));

/** A time as people type it; empty: none. */
const moment = z.pipe(
  z.string().check(z.maxLength(20)),
  z.transform((text, context) => {
    if (text.trim() === '') return null;
    const seconds = readSeconds(text);
    if (seconds !== undefined) return Math.floor(seconds);
    context.issues.push({
      code: 'custom',
      message: 'write a time as 12:34 or 1:02:03',
      input: text,
    });
    return z.NEVER;
  }),
);

/** The revision of the episode that the host saw. */
export const ifRev = z.object({ ifRev: z.coerce.number().check(z.int(), z.gte(1)) });
export const facts = z.extend(typedFactsSchema, ifRev.shape);
export const revert = z.extend(ifRev, { field: z.enum(factEdits) });

export const newLink = z.object({ address: line(2000).check(z.minLength(1)), moment });
export const linkMoment = z.object({ moment });
export const place = z.object({ to: z.enum(['up', 'down']) });

const asTyped = z.catch(z.string(), '');
/** What was typed in a form of articles, whether or not it can be taken. */
export const typed = z.object({
  ...{ address: asTyped, moment: asTyped },
  ...{ headline: asTyped, dek: asTyped, authors: asTyped, publishedAt: asTyped },
});

const dayText = line(30).check(
  z.refine((text) => text === '' || !Number.isNaN(Date.parse(text)), 'write a day as 2026-11-24'),
);

/** What a host says of an article; an empty field leaves it to what is found. */
export const articleWords = z.object({
  headline: line(300),
  dek: line(600),
  /** Names with commas between them. */
  authors: line(300),
  publishedAt: dayText,
});
