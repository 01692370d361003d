import type { Problem } from '../problem.ts';
import { unreadable } from '../set-aside.ts';
import type { Transcript } from '../transcript.ts';
import { formatOf, type TranscriptFormat } from './choose.ts';
import { parseHtmlTranscript } from './html.ts';
import { parseJsonTranscript } from './json.ts';
import type { CueReading } from './settle.ts';
import { parseSrt } from './srt.ts';
import { parseVtt } from './vtt.ts';

/** A transcript as its file gives it, and what was left out of it. */
export type TranscriptReading = { transcript: Transcript; problems: Problem[] };

const parsers: Record<TranscriptFormat, (text: string) => CueReading & { language?: string }> = {
  vtt: parseVtt,
  srt: parseSrt,
  json: parseJsonTranscript,
  html: parseHtmlTranscript,
};

/**
 * Reads a transcript in any of the formats that feeds point to. What the text itself shows counts before its
 * label, which is often wrong. Never throws: a file that is none gives no cues and says why.
 * @param type MIME type from the feed or the server
 * @param language as the feed states it; else the file's own
 */
export function parseTranscript(text: string, type = '', language?: string): TranscriptReading {
  const format = sniff(text) ?? formatOf({ type, url: '' });
  if (!format) {
    const problem = unreadable('no-transcript', 'The file is no transcript with times.');
    return { transcript: { cues: [] }, problems: [problem] };
  }
  const { cues, problems, language: stated } = parsers[format](text);
  const told = language ?? stated;
  return {
    transcript: { ...(told && { language: told }), cues },
    problems: cues.length > 0 || problems.length > 0 ? problems : [nothingSaid],
  };
}

const nothingSaid = unreadable('no-transcript', 'Nothing is said in the transcript.');

function sniff(text: string): TranscriptFormat | undefined {
  const head = text.slice(0, 20_000).replace(/^[\ufeff\s]+/, '');
  if (/^WEBVTT(?:\s|$)/.test(head)) return 'vtt';
  if (/^[[{]\s*["[{]/.test(head)) return 'json';
  if (/^(?:\d+\s*\n)?\s*[\d:.,]+\s*-->/.test(head)) return 'srt';
  if (/^<!doctype html|^<html\b|<time\b/i.test(head)) return 'html';
  return head.includes('-->') && !head.startsWith('<') ? 'srt' : undefined;
}
