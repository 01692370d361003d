import type { Article } from '../../shared/article.ts';
import type { Appearance, EpisodePage } from '../../shared/episode.ts';
import type { Person } from '../../shared/person.ts';
import { ProblemError } from '../../shared/problem.ts';
import type { Page, PageOptions, Reader } from '../../shared/reader.ts';
import type { ShowFacts } from '../../shared/show.ts';

export type FakeData = { episodes: EpisodePage[]; articles: Article[] };

/** A reader over arrays: the same answers as the table's, cursors included, with nothing stored. */
export function fakeReader({ episodes, articles }: FakeData): Reader {
  const newestFirst = [...episodes].sort((a, b) => b.publishedAt.localeCompare(a.publishedAt));
  const ofShow = (slug: string) => newestFirst.filter(({ show }) => show === slug);
  return {
    async show(slug, options) {
      const own = ofShow(slug);
      return own.length > 0 ? { facts: factsOf(slug, own), episodes: part(own, options) } : undefined;
    },
    async episodes(show, options = {}) {
      return part(
        ofShow(show).filter(
          ({ publishedAt, season }) =>
            (options.year === undefined || publishedAt.startsWith(`${options.year}-`)) &&
            (options.season === undefined || season === options.season),
        ),
        options,
      );
    },
    episode: async (id) => episodes.find((episode) => episode.id === id),
    async episodeAfter(id) {
      const at = newestFirst.findIndex((episode) => episode.id === id);
      return newestFirst.slice(0, Math.max(0, at)).findLast(({ show }) => show === newestFirst[at]?.show);
    },
    transcript: async () => undefined,
    latest: async (options) => part(newestFirst, options),
    people: async (options) => part(peopleOf(newestFirst), options),
    async person(slug, options) {
      const person = peopleOf(newestFirst).find((candidate) => candidate.slug === slug);
      const heard = newestFirst.filter(({ people }) => people.some((one) => one.slug === slug));
      return person && { person, episodes: part(heard, options) };
    },
    articles: async (options = {}) =>
      part(
        articles
          .filter(
            ({ outlet, authors, place, publishedAt = '' }) =>
              (!options.outlet ||
                options.outlet === (place === 'own' ? 'here' : (outlet?.slug ?? 'elsewhere'))) &&
              (!options.author || authors.some(({ slug }) => slug === options.author)) &&
              (!options.year || publishedAt.startsWith(`${options.year}-`)),
          )
          .sort((a, b) => (b.publishedAt ?? '').localeCompare(a.publishedAt ?? '')),
        options,
      ),
    async article(id, options) {
      const article = articles.find((candidate) => candidate.id === id);
      const discussedOn = newestFirst.flatMap((episode) =>
        episode.articles
          .filter((linked) => linked.article.id === id)
          .map(({ second }) => ({ episode, ...(second !== undefined && { second }) })),
      );
      return article && { article, discussedOn: part(discussedOn, options) };
    },
    articlesOf: async (id) => episodes.find((episode) => episode.id === id)?.articles,
    async facts(slug) {
      const own = ofShow(slug);
      return own.length > 0 ? factsOf(slug, own) : undefined;
    },
    health: async () => [],
    problems: async () => ({ items: [] }),
    thread: async () => undefined,
    subject: async () => undefined,
    replies: async () => ({ items: [] }),
    moments: async () => [],
    comment: async () => undefined,
    counts: async (threads) => Object.fromEntries(threads.map((thread) => [thread, 0])),
    recentComments: async () => ({ items: [] }),
  };
}

function part<T>(all: T[], { limit = 20, cursor = 'from-0' }: PageOptions = {}): Page<T> {
  const [, from] = /^from-(\d+)$/.exec(cursor) ?? [];
  if (from === undefined) throw new ProblemError(400, 'bad-cursor', 'This cursor is not ours.');
  const end = Number(from) + limit;
  const items = all.slice(Number(from), end);
  return end < all.length ? { items, cursor: `from-${end}` } : { items };
}

function factsOf(slug: string, episodes: EpisodePage[]): ShowFacts {
  const counted = (keys: (number | undefined)[]): [number, number][] =>
    [...Map.groupBy(keys, (key) => key)]
      .flatMap(([key, all]): [number, number][] => (key === undefined ? [] : [[key, all.length]]))
      .sort(([a], [b]) => b - a);
  const newestAt = episodes[0]?.publishedAt;
  return {
    slug,
    feedTitle: slug,
    feedDescription: '',
    episodeCount: episodes.length,
    years: counted(episodes.map(({ publishedAt }) => Number(publishedAt.slice(0, 4)))).map(
      ([year, count]) => ({
        year,
        count,
      }),
    ),
    seasons: counted(episodes.map(({ season }) => season)).map(([season, count]) => ({ season, count })),
    ...(newestAt ? { newestAt } : {}),
  };
}

function peopleOf(episodes: EpisodePage[]): Person[] {
  const heard = episodes.flatMap(({ people, publishedAt }) =>
    people.map((person): [Appearance, string] => [person, publishedAt]),
  );
  return [...Map.groupBy(heard, ([{ slug }]) => slug)]
    .flatMap(([slug, all]): Person[] => {
      const [first] = all;
      return first ? [{ slug, name: first[0].name, episodeCount: all.length, newestAt: first[1] }] : [];
    })
    .sort((a, b) => a.name.localeCompare(b.name));
}
