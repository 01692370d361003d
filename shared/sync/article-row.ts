import * as z from 'zod/mini';
import { type Article, type Author, articleSchema } from '../article.ts';
import { otherOutlets } from '../articles/filter.ts';
import { articleSourcesSchema, externalArticle, ownArticle } from '../articles/sources.ts';
import type { Site } from '../site/schema.ts';
import type { Key, Row, Write } from '../table/client.ts';
import { articleKey, listedArticleKey, moment, ownArticles, unreadArticles } from '../table/keys.ts';

/** When the page of an external article is read (again), and what its server said of it last. */
const pageReadingSchema = z.object({
  /** ISO 8601; absent when there is nothing to ask for any more. */
  dueAt: z.optional(z.string()),
  failures: z.int(),
  etag: z.optional(z.string()),
  lastModified: z.optional(z.string()),
});
export type PageReading = z.infer<typeof pageReadingSchema>;

/** An article as stored: what pages show of it, and everything that follows from. */
export const articleRowSchema = z.extend(articleSchema, {
  /** Counts the changes written; guards every update. */
  rev: z.int(),
  /** Slugs it had before, newest first. */
  formerSlugs: z.array(z.string()),
  sources: articleSourcesSchema,
  /** Slugs of the shows that discuss it. */
  shows: z.array(z.string()),
  /** ISO 8601: the date of the first episode that discusses it. */
  firstDiscussedAt: z.optional(z.string()),
  /** True when it is an own article, or somebody of the site wrote it elsewhere. */
  isOurs: z.boolean(),
  reading: z.optional(pageReadingSchema),
});
export type ArticleRow = z.infer<typeof articleRowSchema>;

/** What an article's row is made from. */
export type ArticleMakings = Pick<ArticleRow, 'id' | 'sources' | 'shows' | 'firstDiscussedAt' | 'reading'> & {
  /** Of an external article, in its canonical spelling. */
  address: string | undefined;
};

const keptFormerSlugs = 20;

/** The row that follows from what is known of an article now; `before` is what is stored. */
export function articleRow(
  site: Pick<Site, 'people' | 'outlets'>,
  { id, address, sources, shows, firstDiscussedAt, reading }: ArticleMakings,
  before: ArticleRow | undefined,
): ArticleRow {
  const facts = sources.own
    ? ownArticle(site, sources.own)
    : externalArticle(site, { id, address: address ?? '', sources });
  const formerSlugs = before
    ? [before.slug, ...before.formerSlugs].filter((slug) => slug !== facts.slug).slice(0, keptFormerSlugs)
    : [];
  return {
    ...facts,
    rev: (before?.rev ?? 0) + 1,
    formerSlugs: [...new Set(formerSlugs)],
    sources,
    shows: [...new Set(shows)].sort(),
    isOurs: facts.place === 'own' || facts.authors.some(isOfSite(site)),
    ...(firstDiscussedAt && { firstDiscussedAt }),
    ...(firstDiscussedAt && !facts.publishedAt && { discussedAt: firstDiscussedAt }),
    ...(reading && { reading }),
  };
}

const isOfSite =
  ({ people }: Pick<Site, 'people'>) =>
  ({ slug }: Author): boolean =>
    people.some((person) => person.slug === slug);

/** Do pages show the same of both? */
export const showSame = (one: Article, other: Article): boolean =>
  JSON.stringify(articleSchema.parse(one)) === JSON.stringify(articleSchema.parse(other));

/** Are both the same, whatever their revisions? */
export const isSameRow = (one: ArticleRow, other: ArticleRow): boolean => contentOf(one) === contentOf(other);
const contentOf = (row: ArticleRow): string => JSON.stringify(articleRowSchema.parse({ ...row, rev: 0 }));

/**
 * Everything that a new, changed or removed article writes: its row, guarded, and its places in the lists.
 * @returns groups that are each to be stored in one transaction, the row last
 */
export function articleWrites(before: ArticleRow | undefined, after: ArticleRow | undefined): Write[][] {
  const places = after ? listPlaces(after) : [];
  const stored = before ? listPlaces(before) : [];
  const isSame = before && after && showSame(before, after);
  const wanted = new Set(places.map(spelled));
  const known = new Set(isSame ? stored.map(spelled) : []);
  const outdated = stored.filter((key) => !wanted.has(spelled(key)));
  const added = places.filter((key) => !known.has(spelled(key)));
  const lists: Write[] = [
    ...outdated.map((remove) => ({ remove })),
    ...(after ? added.map((key) => ({ put: { ...articleSchema.parse(after), ...key } })) : []),
  ];
  const row: Write[] = after
    ? [{ put: rowOf(after), guard: before ? { rev: before.rev } : { absent: true } }]
    : before
      ? [{ remove: articleKey(before.id), guard: { rev: before.rev } }]
      : [];
  return [...chunks(lists), row].filter((group) => group.length > 0);
}

function rowOf(article: ArticleRow) {
  const { id, place, reading } = article;
  return {
    ...article,
    ...articleKey(id),
    ...(place === 'own' && { timePk: ownArticles, timeSk: moment(listedAt(article), id) }),
    ...(reading?.dueAt && { ownerPk: unreadArticles, ownerSk: moment(reading.dueAt, id) }),
  };
}

/** An article without a date stands where it was first discussed. */
const listedAt = ({ publishedAt, discussedAt }: ArticleRow): string => publishedAt ?? discussedAt ?? '';

/** One for each combination of outlet, author and show, each of them left open as well. */
function listPlaces(article: ArticleRow): Key[] {
  const { id, outlet, authors, shows, place, isOurs } = article;
  const open = <T>(values: T[]): (T | undefined)[] => [undefined, ...values];
  const outlets = [
    ...(place === 'own' ? [otherOutlets.here] : []),
    ...(isOurs ? [otherOutlets.ours] : []),
    ...(outlet?.slug ? [outlet.slug] : place === 'external' ? [otherOutlets.elsewhere] : []),
  ];
  return open(outlets).flatMap((outletSlug) =>
    open(authors.map(({ slug }) => slug).filter(Boolean)).flatMap((author) =>
      open(shows).map((show) =>
        listedArticleKey(
          { ...(outletSlug && { outlet: outletSlug }), ...(author && { author }), ...(show && { show }) },
          listedAt(article),
          id,
        ),
      ),
    ),
  );
}

const spelled = ({ pk, sk }: Key): string => `${pk} ${sk}`;

const mostTogether = 80;
const chunks = (writes: Write[]): Write[][] =>
  Array.from({ length: Math.ceil(writes.length / mostTogether) }, (_, at) =>
    writes.slice(at * mostTogether, (at + 1) * mostTogether),
  );

export const parseArticleRow = (row: Row): ArticleRow => articleRowSchema.parse(row);
