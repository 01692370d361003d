import type * as z from 'zod/mini';
import { articleSchema } from '../../../shared/article.ts';
import { linkedArticles } from '../../../shared/article-link.ts';
import { articleSourcesSchema, type Told } from '../../../shared/articles/sources.ts';
import type { HostSession } from '../../../shared/host/session.ts';
import { isProblemError, notFound, ProblemError } from '../../../shared/problem.ts';
import { readLinks } from '../../../shared/sync/link-rows.ts';
import { isConflict } from '../../../shared/table/client.ts';
import { articleKey } from '../../../shared/table/keys.ts';
import { readSentBody, wantsPage } from '../../sent-body.ts';
import { type ConsolePage, showPage } from '../console-page.ts';
import type { HostContext, HostEndpoint } from '../endpoint.ts';
import type { HostParts } from '../parts.ts';
import { articlePage, typedOf } from './article-page.ts';
import { episodePage } from './episode-page.ts';
import { episodesRoom } from './episodes-page.ts';
import { readView } from './read-view.ts';
import * as schemas from './schemas.ts';

type Change = {
  path: string;
  /** @returns where to go then */
  change(c: HostContext, edits: typeof import('../../articles/edit-links.ts')): Promise<string>;
};

/** The articles of episodes, and their words: what hosts decide stays, whatever the feed says later. */
export function linkEndpoints(parts: HostParts): HostEndpoint[] {
  const { table } = parts;
  const of = (c: HostContext) => ({
    episode: c.req.param('id') ?? '',
    article: c.req.param('article') ?? '',
  });
  const pageOf = ({ episode }: { episode: string }) => `${episodesRoom}/${episode}`;
  const sent = async <T>(c: HostContext, schema: z.ZodMiniType<T>): Promise<T> =>
    (await readSentBody(c, schema)).data;

  const articleOf = async (id: string) => {
    const row = await table.get(articleKey(id));
    if (!row) throw notFound('article');
    const { host = {} } = articleSourcesSchema.parse(row.sources ?? {});
    return { article: articleSchema.parse(row), host };
  };

  /** The page that something was sent from, with what was typed and why it was not taken. */
  async function pageAgain(c: HostContext, session: HostSession, message: string): Promise<ConsolePage> {
    const sentence = message.replace(/^\w+: (.)/, (_, first: string) => first.toUpperCase());
    const trouble = `${sentence.replace(/\.?$/, '.')} Nothing was stored.`;
    const typed = schemas.typed.parse(Object.fromEntries(new URLSearchParams(await c.req.text())));
    const { episode, article } = of(c);
    if (episode === '') {
      return articlePage((await articleOf(article)).article, typed, session, trouble);
    }
    const typedLink = article === '' ? typed : undefined;
    return episodePage({ ...(await readView(parts, episode, session)), trouble, typedLink });
  }

  const changes: Change[] = [
    {
      path: `${episodesRoom}/:id/links`,
      async change(c, { addLink }) {
        const { episode } = of(c);
        const { address, moment } = await sent(c, schemas.newLink);
        const article = await addLink(parts, { episode, address, second: moment ?? undefined });
        return `${episodesRoom}/${episode}#${article}`;
      },
    },
    {
      path: `${episodesRoom}/:id/links/:article/remove`,
      async change(c, { removeLink }) {
        await removeLink(parts, of(c));
        return pageOf(of(c));
      },
    },
    {
      path: `${episodesRoom}/:id/links/:article/restore`,
      async change(c, { restoreLink }) {
        await restoreLink(parts, of(c));
        return pageOf(of(c));
      },
    },
    {
      path: `${episodesRoom}/:id/links/:article/moment`,
      async change(c, { setMoment }) {
        const { moment } = await sent(c, schemas.linkMoment);
        await setMoment(parts, { ...of(c), second: moment });
        return `${pageOf(of(c))}#${of(c).article}`;
      },
    },
    {
      path: `${episodesRoom}/:id/links/:article/place`,
      async change(c, { reorderLinks }) {
        const { episode, article } = of(c);
        const { to } = await sent(c, schemas.place);
        const { links } = await readLinks(table, episode);
        const articles = moved(
          linkedArticles(links).map((link) => link.article.id),
          article,
          to,
        );
        await reorderLinks(parts, { episode, articles });
        return `${pageOf(of(c))}#${article}`;
      },
    },
    {
      path: '/host/articles/:article',
      async change(c, { editArticle }) {
        const { article } = of(c);
        await editArticle(parts, article, toldBy(await sent(c, schemas.articleWords)));
        return `/host/articles/${article}`;
      },
    },
  ];

  return [
    {
      method: 'GET',
      path: '/host/articles/:article',
      needs: 'moderator',
      async answer(c, session) {
        const { article, host } = await articleOf(of(c).article);
        return showPage(parts, c, articlePage(article, typedOf(host), session));
      },
    },
    ...changes.map(
      ({ path, change }): HostEndpoint => ({
        method: 'POST',
        path,
        needs: 'host',
        async answer(c, session) {
          // Few requests change anything; what it takes is loaded for them.
          const edits = await import('../../articles/edit-links.ts');
          try {
            return c.redirect(await change(c, edits).catch(meanwhile), 303);
          } catch (error) {
            if (!isProblemError(error) || ![400, 409].includes(error.status) || !wantsPage(c)) throw error;
            return showPage(
              parts,
              c,
              await pageAgain(c, session, error.message),
              error.status === 409 ? 409 : 400,
            );
          }
        },
      }),
    ),
  ];
}

function moved(articles: string[], article: string, to: 'up' | 'down'): string[] {
  const at = articles.indexOf(article);
  const other = articles[at + (to === 'up' ? -1 : 1)];
  if (at === -1 || other === undefined) return articles;
  return articles.map((id) => (id === article ? other : id === other ? article : id));
}

/** Empty fields say nothing, so that what is found shows again. */
const toldBy = ({ headline, dek, authors, publishedAt }: z.infer<typeof schemas.articleWords>): Told => {
  const names = authors
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return {
    ...(headline && { headline }),
    ...(dek && { dek }),
    ...(names.length > 0 && { authors: names }),
    ...(publishedAt && { publishedAt: new Date(publishedAt).toISOString() }),
  };
};

function meanwhile(error: unknown): never {
  if (!isConflict(error)) throw error;
  throw new ProblemError(
    409,
    'changed-meanwhile',
    'Somebody, or the sync, changed this at the same moment. Look at it again, and do it once more.',
    { cause: error },
  );
}
