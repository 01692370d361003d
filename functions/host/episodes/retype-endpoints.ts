import * as z from 'zod/mini';
import { isProblemError, ProblemError } from '../../../shared/problem.ts';
import { readSentBody } from '../../sent-body.ts';
import { showPage } from '../console-page.ts';
import type { HostEndpoint } from '../endpoint.ts';
import type { HostParts } from '../parts.ts';
import { episodePage } from './episode-page.ts';
import { episodesRoom } from './episodes-page.ts';
import { readView } from './read-view.ts';
import { ifRev } from './schemas.ts';
import { listedByNow, lookAgain, nothingStored } from './trouble.ts';
import { retypedSchema } from './typed-episode.ts';

const body = z.extend(retypedSchema, ifRev.shape);

/** What a host typed when adding an episode, typed anew. */
export const retypeEndpoints = (parts: HostParts): HostEndpoint[] => [
  {
    method: 'POST',
    path: `${episodesRoom}/:id/typed`,
    needs: 'host',
    async answer(c, session) {
      const episode = c.req.param('id') ?? '';
      const { data, wants } = await readSentBody(c, body);
      const { ifRev, ...typed } = data;
      const [{ retypeEpisode }, { RefusedEpisodeError }] = await Promise.all([
        import('./retype-episode.ts'),
        import('./typed-item.ts'),
      ]);
      try {
        await retypeEpisode(parts, { episode, ifRev, moderator: session.subject }, typed);
      } catch (error) {
        const isRefused = error instanceof RefusedEpisodeError;
        const isStale = isProblemError(error) && error.code === 'stale-revision';
        if (!isRefused && !(isStale && wants === 'page')) throw error;
        const { refusals, known } = isRefused ? error : { refusals: {} };
        if (wants === 'json')
          throw new ProblemError(422, 'refused-episode', error.message, { members: { refusals, known } });
        const retyped = { typed, refusals, known, isStale };
        const view = await readView(parts, episode, session);
        const trouble = isStale && (view.entry.byHand ? lookAgain(error) : listedByNow);
        return showPage(
          parts,
          c,
          episodePage({ ...view, trouble: trouble || nothingStored, retyped }),
          isStale ? 409 : 422,
        );
      }
      const done = 'typed';
      return wants === 'json'
        ? c.json({ episode, done })
        : c.redirect(`${episodesRoom}/${episode}?done=${done}`, 303);
    },
  },
];
