import type { APIRoute } from 'astro';
import { toChaptersJson } from '../../../../../shared/chapters/json.ts';
import { episodeAt, notFound } from '../../../head/episode-at.ts';

/** The chapters of an episode as JSON chapters 1.2, whatever they came as. */
export const GET: APIRoute = async ({ params, locals, cache }) => {
  const here = await episodeAt(locals.reader, params, '/chapters.json');
  if (here instanceof Response) return here;
  const { id, chapterList } = here.episode;
  if (chapterList.length === 0) return notFound();
  cache.set({ tags: [`episode:${id}`] });
  return new Response(toChaptersJson(chapterList), {
    headers: { 'Content-Type': 'application/json+chapters' },
  });
};
