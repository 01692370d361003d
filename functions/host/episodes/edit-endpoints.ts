import * as z from 'zod/mini';
import type { HostSession } from '../../../shared/host/session.ts';
import { isProblemError, ProblemError } from '../../../shared/problem.ts';
import { readSentBody } from '../../sent-body.ts';
import { showPage } from '../console-page.ts';
import type { HostContext, HostEndpoint } from '../endpoint.ts';
import type { HostParts } from '../parts.ts';
import { type Done, doneNames, episodePage } from './episode-page.ts';
import { episodesRoom } from './episodes-page.ts';
import { readView } from './read-view.ts';
import * as schemas from './schemas.ts';
import { lookAgain, nothingStored } from './trouble.ts';
import type { TypedFacts } from './typed-facts.ts';

const doneSchema = z.catch(z.optional(z.enum(doneNames)), undefined);

/** What pages say of an episode, and whether they show it. */
export function editEndpoints(parts: HostParts): HostEndpoint[] {
  const idOf = (c: HostContext) => c.req.param('id') ?? '';

  /** Carries out an edit; what could not be stored comes back on its page, as it was typed. */
  async function answerEdit(
    c: HostContext,
    session: HostSession,
    { done, wants, typed }: { done: Done; wants: 'json' | 'page'; typed?: TypedFacts },
    work: (edits: typeof import('./edit-facts.ts')) => Promise<void>,
  ): Promise<Response> {
    // Few requests change anything; what it takes is loaded for them.
    const edits = await import('./edit-facts.ts');
    try {
      await work(edits);
    } catch (error) {
      const refusals = error instanceof edits.RefusedFactsError ? error.refusals : {};
      const isStale = isProblemError(error) && error.code === 'stale-revision';
      if (!isStale && !(error instanceof edits.RefusedFactsError)) throw error;
      const status = isStale ? 409 : 422;
      if (wants === 'json') {
        if (isStale) throw error;
        throw new ProblemError(status, 'refused-facts', error.message, { members: { refusals } });
      }
      const trouble = isStale ? lookAgain(error) : nothingStored;
      const view = await readView(parts, idOf(c), session);
      const untaken = typed && { typed, refusals, isStale };
      return showPage(parts, c, episodePage({ ...view, trouble, untaken }), status);
    }
    const path = `${episodesRoom}/${idOf(c)}`;
    return wants === 'json' ? c.json({ episode: idOf(c), done }) : c.redirect(`${path}?done=${done}`, 303);
  }

  return [
    {
      method: 'GET',
      path: `${episodesRoom}/:id`,
      needs: 'moderator',
      async answer(c, session) {
        const done = doneSchema.parse(c.req.query('done'));
        return showPage(parts, c, episodePage({ ...(await readView(parts, idOf(c), session)), done }));
      },
    },
    {
      method: 'POST',
      path: `${episodesRoom}/:id/facts`,
      needs: 'host',
      async answer(c, session) {
        const { data, wants } = await readSentBody(c, schemas.facts);
        const { ifRev, ...typed } = data;
        return answerEdit(c, session, { done: 'facts', wants, typed }, (edits) =>
          edits.editFacts(parts, asked(c, session, ifRev), typed),
        );
      },
    },
    {
      method: 'POST',
      path: `${episodesRoom}/:id/revert`,
      needs: 'host',
      async answer(c, session) {
        const { data, wants } = await readSentBody(c, schemas.revert);
        return answerEdit(c, session, { done: 'revert', wants }, (edits) =>
          edits.revertFact(parts, asked(c, session, data.ifRev), data.field),
        );
      },
    },
    ...(['hide', 'show'] as const).map(
      (done): HostEndpoint => ({
        method: 'POST',
        path: `${episodesRoom}/:id/${done}`,
        needs: 'host',
        async answer(c, session) {
          const { data, wants } = await readSentBody(c, schemas.ifRev);
          return answerEdit(c, session, { done, wants }, (edits) =>
            edits.hideEpisode(parts, asked(c, session, data.ifRev), done === 'hide'),
          );
        },
      }),
    ),
  ];
}

const asked = (c: HostContext, { subject }: HostSession, ifRev: number) => ({
  episode: c.req.param('id') ?? '',
  ifRev,
  moderator: subject,
});
