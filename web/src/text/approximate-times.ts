import { enclosureKey } from '../../../shared/feed/enclosure-key.ts';

/** Hosts that put advertisements into the audio when it is asked for, so that lengths differ from listener to listener. */
const adHosts =
  /(?:^|\.)(?:megaphone\.fm|megaphone-cdn\.com|art19\.com|acast\.com|omny\.fm|omnycontent\.com|simplecastaudio\.com|simplecast\.com|spreaker\.com|libsyn\.com|podbean\.com|buzzsprout\.com|transistor\.fm|captivate\.fm|redcircle\.com|audioboom\.com|adswizz\.com|streamguys1\.com|anchor\.fm|iheart\.com|audiomeans\.fr|ausha\.co|whooshkaa\.com|podigee\.io|rss\.com)$/;
/** Share of the length by which a transcript may end before or after the audio. */
const tolerance = 0.02;

/**
 * May the times of a transcript be off, because listeners get other audio than was transcribed? So it is when the
 * audio comes through a host that inserts advertisements or counts listeners, or is not as long as the transcript.
 * @param audio its address; `duration` and `transcriptEnd` in seconds
 * @example timesAreApproximate('https://traffic.megaphone.fm/ABC123.mp3', 1800, 1795) // true
 * @example timesAreApproximate('https://example.org/1.mp3', 1800, 1795) // false
 */
export function timesAreApproximate(
  audio: string | undefined,
  duration: number | undefined,
  transcriptEnd: number | undefined,
): boolean {
  if (audio && URL.canParse(audio) && isThroughOthers(audio)) return true;
  if (!duration || transcriptEnd === undefined) return false;
  return Math.abs(transcriptEnd - duration) > duration * tolerance;
}

function isThroughOthers(audio: string): boolean {
  const first = new URL(audio).hostname.replace(/^www\./, '');
  const [last = ''] = enclosureKey(audio).split('/');
  return first !== last || adHosts.test(last);
}
