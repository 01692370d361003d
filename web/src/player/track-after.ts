import { isRecord, isTrack } from './saved.ts';
import type { Track } from './state.ts';

/** The episode that came after one in its show; undefined when there is none, or nobody can be asked. */
export async function trackAfter({ id, showTitle }: Track): Promise<Track | undefined> {
  try {
    const response = await fetch(`/api/episodes/${id}/next`);
    return response.ok ? trackIn(await response.json(), showTitle) : undefined;
  } catch {
    return undefined;
  }
}

function trackIn(answer: unknown, showTitle: string): Track | undefined {
  const next = isRecord(answer) ? answer.next : undefined;
  if (!isRecord(next) || !isRecord(next.enclosure) || typeof next.url !== 'string') return undefined;
  const { id, headline: title, show, duration, enclosure } = next;
  const { url: src, type } = enclosure;
  const href = new URL(next.url, location.href).pathname;
  const track = { id, src, title, href, show, showTitle, duration, type };
  return isTrack(track) ? track : undefined;
}
