import { notFound, ProblemError } from '../../../shared/problem.ts';
import { correctionsKey } from '../../../shared/table/keys.ts';
import { readWords, type Words } from '../../../shared/table/words.ts';
import {
  type Correction,
  corrected,
  correctionsDigest,
  placesOf,
} from '../../../shared/transcripts/corrections.ts';
import type { HostParts } from '../parts.ts';
import { type Decided, editEpisode } from './edit-episode.ts';
import { folded, refuseInvisible } from './typed-facts.ts';

/** A sentence as the host saw it, and what is said in its place. */
export type SentSentence = { start: number; seen: string; text: string };

const longest = 2000;
const most = { corrections: 1000, bytes: 250_000 };

/** What a host typed cannot be taken; nothing was stored. */
export class RefusedSentenceError extends Error {
  override name = 'RefusedSentenceError';
}

/**
 * Says a sentence of a transcript in other words. The words of the file are kept beside them: a file that is read again
 * has the correction made again, as long as the sentence is still there.
 * @throws {RefusedSentenceError}
 * @throws {ProblemError} 404; 409 when the sentence is not as the host saw it
 */
export const correctSentence = (
  parts: HostParts,
  asked: { episode: string; moderator: string },
  { start, seen, text }: SentSentence,
): Promise<void> =>
  change(parts, asked, ({ transcript, corrections }) => {
    const said = folded(text);
    const shown = corrected(transcript, corrections).cues;
    const at = shown.findIndex((cue) => cue.start === start && cue.text === seen);
    const was = transcript.cues[at]?.text;
    if (was === undefined) throw staleSentence();
    const refusal = said === was ? undefined : refuse(said);
    if (refusal) throw new RefusedSentenceError(refusal);
    const mine = placesOf(transcript.cues, corrections).indexOf(at);
    const others = corrections.filter((_, index) => index !== mine);
    return said === was ? others : [...others, { start, was, text: said }];
  });

/** Takes a correction back: the words of the file hold again. @throws {ProblemError} 404, 409 */
export const revertSentence = (
  parts: HostParts,
  asked: { episode: string; moderator: string },
  { start, was }: Pick<Correction, 'start' | 'was'>,
): Promise<void> =>
  change(parts, asked, ({ corrections }) =>
    corrections.filter((correction) => correction.start !== start || correction.was !== was),
  );

function change(
  parts: HostParts,
  asked: { episode: string; moderator: string },
  correct: (words: Words) => Correction[],
): Promise<void> {
  const { table, objects } = parts;
  return editEpisode(parts, asked, async ({ episode, entry }): Promise<Decided | undefined> => {
    const words = await readWords(table, episode.id, objects);
    if (!words) throw notFound('transcript');
    const corrections = correct(words);
    if (corrections.length > most.corrections || JSON.stringify(corrections).length > most.bytes) {
      throw new RefusedSentenceError(
        'So many sentences of this transcript are corrected that no more can be kept. Put the right words into its file.',
      );
    }
    const sentences = correctionsDigest(corrections);
    if (sentences === correctionsDigest(words.corrections)) return undefined;
    const { rev } = words;
    return {
      edits: { ...entry.edited?.edits, sentences },
      done: { action: 'edit-sentence' },
      others: [
        {
          put: { ...correctionsKey(episode.id), rev: rev + 1, corrections },
          guard: rev === 0 ? { absent: true } : { rev },
        },
      ],
    };
  });
}

function refuse(said: string): string | undefined {
  if (said === '')
    return 'A sentence needs words. To have those of the file again, take the correction back.';
  if (said.length > longest)
    return `A sentence has at most ${longest} characters; this one has ${said.length}.`;
  return refuseInvisible(said, 'The sentence');
}

const staleSentence = () =>
  new ProblemError(
    409,
    'stale-revision',
    'This sentence has changed since you opened the page, in its file or by somebody else. Nothing was stored.',
  );
