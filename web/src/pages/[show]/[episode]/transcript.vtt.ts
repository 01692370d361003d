import type { APIRoute } from 'astro';
import { toVtt } from '../../../../../shared/transcripts/emit.ts';
import { episodeAt, notFound } from '../../../head/episode-at.ts';

/** The transcript of an episode as WebVTT, whatever it came as. */
export const GET: APIRoute = async ({ params, locals, cache }) => {
  const here = await episodeAt(locals.reader, params, '/transcript.vtt');
  if (here instanceof Response) return here;
  const { id } = here.episode;
  const transcript = await locals.reader.transcript(id);
  if (!transcript) return notFound();
  cache.set({ tags: [`episode:${id}`] });
  return new Response(toVtt(transcript), { headers: { 'Content-Type': 'text/vtt; charset=utf-8' } });
};
