import type { HostSession } from '../../../shared/host/session.ts';
import { ProblemError } from '../../../shared/problem.ts';
import { readSentBody } from '../../sent-body.ts';
import { showPage } from '../console-page.ts';
import type { HostContext, HostEndpoint } from '../endpoint.ts';
import type { HostParts } from '../parts.ts';
import { addPage } from './add-page.ts';
import { addPath, episodesRoom } from './episodes-page.ts';
import { typedEpisodeSchema } from './typed-episode.ts';

/** Adding an episode that the feed does not list yet. */
export function addEndpoints(parts: HostParts): HostEndpoint[] {
  const { site, now } = parts;

  async function add(c: HostContext, session: HostSession): Promise<Response> {
    const { data: typed, wants } = await readSentBody(c, typedEpisodeSchema);
    const [{ addEpisode }, { RefusedEpisodeError }] = await Promise.all([
      import('./add-episode.ts'),
      import('./typed-item.ts'),
    ]);
    try {
      const episode = await addEpisode(parts, typed, session.subject);
      return wants === 'json' ? c.json({ episode }) : c.redirect(`${episodesRoom}/${episode}?done=add`, 303);
    } catch (error) {
      if (!(error instanceof RefusedEpisodeError)) throw error;
      const { refusals, known, message } = error;
      if (wants === 'page')
        return showPage(parts, c, addPage(site, session, { typed, refusals, known }), 422);
      throw new ProblemError(422, 'refused-episode', message, { members: { refusals, known } });
    }
  }

  return [
    {
      method: 'GET',
      path: addPath,
      needs: 'host',
      answer(c, session) {
        const [first] = site.shows;
        const publishedAt = now().toISOString().slice(0, 16);
        const typed = {
          show: first?.slug ?? '',
          title: '',
          address: '',
          publishedAt,
          duration: '',
          notes: '',
        };
        return showPage(parts, c, addPage(site, session, { typed }));
      },
    },
    { method: 'POST', path: addPath, needs: 'host', answer: add },
  ];
}
