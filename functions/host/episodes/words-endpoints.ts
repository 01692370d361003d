import * as z from 'zod/mini';
import { storedEpisodeSchema } from '../../../shared/episode.ts';
import type { HostSession } from '../../../shared/host/session.ts';
import { isProblemError, notFound, ProblemError } from '../../../shared/problem.ts';
import { episodeKey } from '../../../shared/table/keys.ts';
import { readWords } from '../../../shared/table/words.ts';
import { readSentBody } from '../../sent-body.ts';
import { showPage } from '../console-page.ts';
import type { HostContext, HostEndpoint } from '../endpoint.ts';
import type { HostParts } from '../parts.ts';
import type { SentSentence } from './correct-sentence.ts';
import { episodesRoom } from './episodes-page.ts';
import { type WordsShown, type WordsView, wordsPage, wordsPath } from './words-page.ts';

const viewSchema = z.object({
  find: z._default(z.string().check(z.maxLength(200)), ''),
  from: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(1_000_000)), 0),
});
const start = z.coerce.number().check(z.gte(0), z.lte(1_000_000));
const sentenceSchema = z.extend(viewSchema, {
  start,
  /** The sentence as the host saw it, and where it stood. */
  seen: z.string(),
  at: z._default(z.coerce.number().check(z.int(), z.gte(0)), 0),
  text: z.string(),
});
const revertSchema = z.extend(viewSchema, { start, was: z.string() });

/** The words of an episode, to be corrected sentence by sentence. */
export function wordsEndpoints(parts: HostParts): HostEndpoint[] {
  const { table, objects } = parts;
  const idOf = (c: HostContext) => c.req.param('id') ?? '';

  async function shownOf(c: HostContext, view: WordsView, session: HostSession): Promise<WordsShown> {
    const row = await table.get(episodeKey(idOf(c)));
    if (!row) throw notFound('episode');
    const words = await readWords(table, idOf(c), objects);
    if (!words) throw notFound('transcript');
    return { episode: storedEpisodeSchema.parse(row), words, view, session };
  }

  async function answer(
    c: HostContext,
    session: HostSession,
    { view, wants, at, sent }: { view: WordsView; wants: 'json' | 'page'; at?: number; sent?: SentSentence },
    work: (edits: typeof import('./correct-sentence.ts')) => Promise<void>,
  ): Promise<Response> {
    const edits = await import('./correct-sentence.ts');
    try {
      await work(edits);
    } catch (error) {
      const isRefused = error instanceof edits.RefusedSentenceError;
      const isStale = isProblemError(error) && error.code === 'stale-revision';
      if (!isRefused && !isStale) throw error;
      if (wants === 'json') throw isStale ? error : new ProblemError(422, 'refused-sentence', error.message);
      const untaken = sent && { ...sent, refusal: isRefused ? error.message : '' };
      const trouble = isStale
        ? `${error.message} What it says now is below, with your words beside it.`
        : 'Nothing was stored yet: see what is said at the sentence.';
      const shown = { ...(await shownOf(c, view, session)), trouble, untaken };
      return showPage(parts, c, wordsPage(shown), isStale ? 409 : 422);
    }
    if (wants === 'json') return c.json({ episode: idOf(c) });
    const back = new URL(wordsPath(idOf(c), view), 'https://site.invalid');
    back.searchParams.set('done', 'yes');
    return c.redirect(`${back.pathname}${back.search}${at === undefined ? '' : `#c${at}`}`, 303);
  }

  return [
    {
      method: 'GET',
      path: `${episodesRoom}/:id/words`,
      needs: 'moderator',
      async answer(c, session) {
        const view = viewSchema.safeParse(c.req.query()).data ?? { find: '', from: 0 };
        const shown = await shownOf(c, view, session);
        return showPage(parts, c, wordsPage({ ...shown, isDone: c.req.query('done') === 'yes' }));
      },
    },
    {
      method: 'POST',
      path: `${episodesRoom}/:id/words`,
      needs: 'host',
      async answer(c, session) {
        const { data, wants } = await readSentBody(c, sentenceSchema);
        const { find, from, at, ...sent } = data;
        const asked = { episode: idOf(c), moderator: session.subject };
        return answer(c, session, { view: { find, from }, wants, at, sent }, (edits) =>
          edits.correctSentence(parts, asked, sent),
        );
      },
    },
    {
      method: 'POST',
      path: `${episodesRoom}/:id/words/revert`,
      needs: 'host',
      async answer(c, session) {
        const { data, wants } = await readSentBody(c, revertSchema);
        const { find, from, ...correction } = data;
        const asked = { episode: idOf(c), moderator: session.subject };
        return answer(c, session, { view: { find, from }, wants }, (edits) =>
          edits.revertSentence(parts, asked, correction),
        );
      },
    },
  ];
}
