import type { Cue, Transcript } from '../transcript.ts';

/**
 * A transcript as WebVTT, speakers as voice tags.
 * @example toVtt({ cues: [{ start: 1, end: 2.5, speaker: 'Host', text: 'Hello.' }] })
 * // 'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Host>Hello.\n'
 */
export const toVtt = ({ cues }: Transcript): string => `${['WEBVTT', ...cues.map(toVttCue)].join('\n\n')}\n`;

function toVttCue({ start, end, speaker, text }: Cue): string {
  const voice = speaker ? `<v ${escaped(speaker)}>` : '';
  return `${stamp(start)} --> ${stamp(end)}\n${voice}${escaped(text)}`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function stamp(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const part = (unit: number, size: number, digits = 2) =>
    String(Math.floor(milliseconds / unit) % size).padStart(digits, '0');
  return `${part(3_600_000, 1_000_000)}:${part(60_000, 60)}:${part(1000, 60)}.${part(1, 1000, 3)}`;
}

/** A transcript as Podcasting 2.0 JSON, version 1.0.0. */
export const toTranscriptJson = ({ language, cues }: Transcript): string =>
  JSON.stringify({
    version: '1.0.0',
    ...(language && { language }),
    segments: cues.map(({ start, end, speaker, text }) => ({
      ...(speaker && { speaker }),
      startTime: start,
      endTime: end,
      body: text,
    })),
  });
