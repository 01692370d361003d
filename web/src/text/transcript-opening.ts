import type { Paragraph } from '../../../shared/transcripts/paragraphs.ts';

/** Characters of words that an episode's page may carry for a transcript that is closed. */
const most = { whole: 6000, opening: 900 };

/**
 * What of a transcript stands in its episode's page: all of a short one, the first paragraphs of a longer one.
 */
export function transcriptOpening(paragraphs: Paragraph[]): { paragraphs: Paragraph[]; isWhole: boolean } {
  if (lengthOf(paragraphs) <= most.whole) return { paragraphs, isWhole: true };
  const opening: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    if (opening.length > 0 && lengthOf([...opening, paragraph]) > most.opening) break;
    opening.push(paragraph);
  }
  return { paragraphs: opening, isWhole: false };
}

/** Words of a transcript, as people count them. */
export const wordCount = (paragraphs: Paragraph[]): number =>
  paragraphs.reduce(
    (total, { cues }) => total + cues.reduce((words, { text }) => words + text.split(' ').length, 0),
    0,
  );

const lengthOf = (paragraphs: Paragraph[]): number =>
  paragraphs.reduce(
    (total, { cues }) => total + cues.reduce((length, { text }) => length + text.length + 1, 0),
    0,
  );
