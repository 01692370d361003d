import type { FileReference } from '../episode.ts';

/** Best first: WebVTT names speakers and ends of cues in one way only, HTML has no ends at all. */
export const transcriptFormats = ['vtt', 'json', 'srt', 'html'] as const;
export type TranscriptFormat = (typeof transcriptFormats)[number];

const byType: [RegExp, TranscriptFormat][] = [
  [/\bvtt\b/, 'vtt'],
  [/\bjson\b/, 'json'],
  [/\b(?:srt|x-subrip|subrip)\b/, 'srt'],
  [/\bx?html\b/, 'html'],
];

/** The format that a reference promises, by its type or else by its name; `undefined` for one without times. */
export function formatOf({ type, url }: Pick<FileReference, 'type' | 'url'>): TranscriptFormat | undefined {
  const label = type.toLowerCase();
  const name = /\.(vtt|json|srt|html?)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase() ?? '';
  return (
    byType.find(([pattern]) => pattern.test(label))?.[1] ??
    transcriptFormats.find((format) => name.startsWith(format.slice(0, 3)))
  );
}

/**
 * The transcripts of one episode in the order in which to try them: the show's language first, then those
 * that name none, then others; among them the best format first. Files without times are left out.
 * @param language of the show, such as `en-US`; its regions do not matter
 * @example chooseTranscripts([{ url: 'https://a.example/t.srt', type: 'application/x-subrip' }, { url: 'https://a.example/t.vtt', type: 'text/vtt' }])
 * // the WebVTT file, then the SRT file
 */
export function chooseTranscripts(references: FileReference[], language?: string): FileReference[] {
  const spoken = primary(language);
  const rank = (reference: FileReference): number => {
    const stated = primary(reference.language);
    const foreign = stated === undefined ? 1 : stated === spoken || spoken === undefined ? 0 : 2;
    const format = formatOf(reference);
    return foreign * transcriptFormats.length + (format ? transcriptFormats.indexOf(format) : 0);
  };
  return references
    .filter((reference) => formatOf(reference) !== undefined)
    .sort((one, other) => rank(one) - rank(other));
}

const primary = (language: string | undefined): string | undefined =>
  language?.toLowerCase().split(/[-_]/)[0] || undefined;
