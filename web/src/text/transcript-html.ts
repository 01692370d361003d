import type { PinnedMoment } from '../../../shared/comments/pinned-moments.ts';
import { escapeHtml } from '../../../shared/text/escape-html.ts';
import { permalinkOf } from '../../../shared/thread.ts';
import type { Paragraph } from '../../../shared/transcripts/paragraphs.ts';
import { audioMoment } from './audio-moment.ts';
import { commentsAlong } from './comments-along.ts';
import { clock } from './durations.ts';
import { count } from './lists.ts';

/**
 * Paragraphs of a transcript as HTML. A paragraph's anchor is its second (`#s123`), a sentence's its tenth of a
 * second (`#s123.4`), which is also how scripts know when it is said. Of several that begin at the same moment
 * the first has the anchor.
 * @param audio where the audio lies; without it times are plain text
 * @param comments pinned to the episode, newest first: each sentence that some are about leads to the first of them
 * @example transcriptHtml([{ start: 1, speaker: 'Host', cues: [{ start: 1, end: 2, text: 'Hello.' }] }], '/a.mp3')
 * // '<div class="said" id="s1"><a class="at" href="/a.mp3#t=1">0:01</a><p dir="auto"><b>Host</b> <span id="s1.0">Hello.</span></p></div>'
 */
export function transcriptHtml(
  paragraphs: Paragraph[],
  audio: string | undefined,
  comments: PinnedMoment[] = [],
): string {
  const along = commentsAlong(
    comments,
    paragraphs.flatMap(({ cues }) => cues.map((cue) => cue.start)),
  );
  let index = -1;
  const anchors = new Set<string>();
  const anchor = (id: string): string => {
    if (anchors.has(id)) return '';
    anchors.add(id);
    return ` id="${id}"`;
  };
  let before: string | undefined;
  return paragraphs
    .map(({ start, speaker, cues }) => {
      const name = speaker && speaker !== before ? `<b>${escapeHtml(speaker)}</b> ` : '';
      before = speaker;
      const text = cues.map((cue) => {
        index += 1;
        const sentence = `<span${anchor(`s${cue.start.toFixed(1)}`)}>${escapeHtml(cue.text)}</span>`;
        return sentence + remark(along.get(index));
      });
      const time = timeLink(start, audio);
      return `<div class="said"${anchor(`s${Math.floor(start)}`)}>${time}<p dir="auto">${name}${text.join(' ')}</p></div>`;
    })
    .join('');
}

function timeLink(start: number, audio: string | undefined): string {
  const time = clock(start);
  if (!audio) return `<span class="at">${time}</span>`;
  return `<a class="at" href="${escapeHtml(audioMoment(audio, Math.floor(start)))}">${time}</a>`;
}

/** Leads from a sentence to what was said about it. */
function remark(comments: PinnedMoment[] = []): string {
  const [first] = comments;
  if (!first) return '';
  const label = `${count(comments.length, 'comment')} at ${clock(first.second)}, by ${first.name}`;
  const words = comments.length > 1 ? `${label} and others` : label;
  return `<a class="remark" href="${escapeHtml(permalinkOf(first))}" aria-label="${escapeHtml(words)}">${comments.length}</a>`;
}
