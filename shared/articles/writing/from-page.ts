import type { Site } from '../../site/schema.ts';
import type { WrittenEntry } from './entry.ts';
import { draftFromHtml } from './from-html.ts';
import { draftFromText } from './from-text.ts';
import { openPage } from './open-page.ts';
import { type Stated, writeEntry } from './write-entry.ts';
import { WritingError } from './writing-error.ts';

/**
 * Makes an own article of a page: one copied as text, or saved as HTML.
 * @param today stands in for a date that is nowhere, `YYYY-MM-DD`
 * @throws {WritingError} when it is no article, in one sentence
 */
export function articleFromPage(bytes: Uint8Array, stated: Stated, site: Site, today: string): WrittenEntry {
  const { kind, text } = openPage(bytes);
  try {
    const draft = kind === 'html' ? draftFromHtml(text, site, stated.url) : draftFromText(text, site);
    return writeEntry(draft, stated, site, today);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new WritingError('too-deep', 'This page is nested too deeply to be read: copy its text instead.', {
      cause: error,
    });
  }
}
