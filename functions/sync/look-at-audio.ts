import * as z from 'zod/mini';
import { FeedError, ProblemError } from '../../shared/problem.ts';
import type { CompanionFetch } from './companion-file.ts';

/** What lies at an address, as far as its beginning tells. */
export const audioSchema = z.object({
  /** As its server states it, when that is audio or video. */
  type: z.optional(z.string()),
});
export type Audio = z.infer<typeof audioSchema>;

const looked = 64;

/**
 * Looks at the beginning of what a host says is the audio of an episode.
 * @throws {ProblemError} 422 with a sentence: a private address, no answer, or something else than audio
 */
export async function lookAtAudio(address: string, fetch: CompanionFetch): Promise<Audio> {
  try {
    const answer = await fetch(address, { firstBytes: looked, what: 'audio' });
    if (answer.status === 304) throw new FeedError('empty', 'The server sent nothing.');
    const { body, contentType = '' } = answer;
    const [type = ''] = contentType.toLowerCase().split(';');
    const isStated = /^(?:audio|video)\//.test(type) || type === 'application/ogg';
    if (isStated) return { type };
    if (isAudio(body)) return {};
    throw new FeedError(
      'no-audio',
      type === 'text/html'
        ? 'There is a web page at this address, and no audio.'
        : 'What lies at this address is no audio.',
    );
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    throw new ProblemError(422, error.code, error.message, { cause: error });
  }
}

/** How files of audio begin whose server does not say what they are: MP3, MP4, Ogg, FLAC, WAV. */
function isAudio(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  const isFrame = bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0;
  return isFrame || /^(?:ID3|OggS|fLaC|RIFF)/.test(text) || text.slice(4, 8) === 'ftyp';
}
