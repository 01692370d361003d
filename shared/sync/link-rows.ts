import * as z from 'zod/mini';
import { type StoredLink, settleLink, storedLinkSchema } from '../article-link.ts';
import { addressKey, canonicalAddress } from '../articles/address.ts';
import { type Chapter, chapterSchema } from '../chapter.ts';
import { type StoredEpisode, storedEpisodeSchema } from '../episode.ts';
import type { Row, TableClient, Write } from '../table/client.ts';
import { articleLinkKey, chaptersKey, discussionKey, episodeKey, linkLedgerKey } from '../table/keys.ts';
import { readAll } from '../table/pages.ts';

/** What the sync remembers of the links of one episode. */
const linkLedgerSchema = z.object({
  id: z.string(),
  /** Of what was last found, and of the episode as its articles list it. */
  digest: z.string(),
  /** Ids of the articles that were found. */
  articles: z.array(z.string()),
  /** Ids of the episodes that the notes point to, in order, hidden ones as well. */
  seeAlso: z.optional(z.array(z.string())),
});
export type LinkLedgerEntry = z.infer<typeof linkLedgerSchema>;

/** The link ledger of a show: one Query, some 200 bytes an episode. */
export const readLinkLedger = (table: TableClient, show: string): Promise<LinkLedgerEntry[]> =>
  readAll(table, { partition: linkLedgerKey(show, '').pk }, (row: Row) => linkLedgerSchema.parse(row));

/** What stands beside an episode that links depend on. */
export type LinkSurroundings = { links: StoredLink[]; chapters: Chapter[]; episode?: StoredEpisode };

const chapterListSchema = z.object({ chapters: z.array(chapterSchema) });

/** The links of an episode with its chapters and itself: one Query. */
export async function readLinks(table: TableClient, episode: string): Promise<LinkSurroundings> {
  const { pk, sk } = chaptersKey(episode);
  const to = `${articleLinkKey(episode, '').sk}~`;
  const rows = await readAll(table, { partition: pk, from: sk, to }, (row: Row) => row);
  const chapters = rows.find((row) => row.sk === sk);
  const self = rows.find((row) => row.sk === episodeKey(episode).sk);
  return {
    links: rows.filter(isLink).map((row) => storedLinkSchema.parse(row)),
    chapters: chapters ? chapterListSchema.parse(chapters).chapters : [],
    ...(self && { episode: storedEpisodeSchema.parse(self) }),
  };
}

const isLink = ({ sk }: Row): boolean => String(sk).startsWith(articleLinkKey('', '').sk);

/** The second of the chapter that names the address; `undefined` when none does. */
export function chapterSecond(chapters: Chapter[], address: string): number | undefined {
  const key = addressKey(address);
  const chapter = chapters.find(({ url }) => url && addressKey(canonicalAddress(url) ?? url) === key);
  return chapter && Math.floor(chapter.start);
}

/**
 * Stores a link over the one it was made from, in one transaction with the episode's place in the list of the
 * article. A link of which nothing is left (neither found nor decided) goes; a hidden episode stands in no list.
 * @param after without its revision and its place, which follow
 */
export function linkWrites(
  before: StoredLink | undefined,
  after: Omit<StoredLink, 'rev' | 'listedAt'>,
  episode: StoredEpisode,
): Write[] {
  const link = episode.isHidden ? undefined : settleLink(after);
  const key = articleLinkKey(after.episode, after.article);
  const isLeft = after.found !== undefined || after.decision !== undefined;
  const listedAt = link ? episode.publishedAt : undefined;
  const outdated = before?.listedAt !== undefined && before.listedAt !== listedAt ? [before.listedAt] : [];
  const stored = { ...after, rev: (before?.rev ?? 0) + 1, listedAt };
  return [
    isLeft
      ? { put: { ...stored, ...key }, guard: before ? { rev: before.rev } : { absent: true } }
      : { remove: key },
    ...outdated.map((at): Write => ({ remove: discussionKey(after.article, at, episode.id) })),
    ...(link
      ? [
          {
            put: {
              ...episode,
              second: link.second,
              ...discussionKey(after.article, episode.publishedAt, episode.id),
            },
          },
        ]
      : []),
  ];
}

/** Takes the episode out of the list of the article, and leaves all that is known of the link. */
export const unlistedWrites = ({ episode, article, rev, listedAt }: StoredLink): Write[] =>
  listedAt === undefined
    ? []
    : [
        {
          update: articleLinkKey(episode, article),
          set: { listedAt: undefined, rev: rev + 1 },
          guard: { rev },
        },
        { remove: discussionKey(article, listedAt, episode) },
      ];

/** Takes a link away whatever was decided about it, and the episode from the list of its article. */
export const unlinkWrites = ({ episode, article, rev, listedAt }: StoredLink): Write[] => [
  { remove: articleLinkKey(episode, article), guard: { rev } },
  ...(listedAt === undefined ? [] : [{ remove: discussionKey(article, listedAt, episode) }]),
];

/**
 * One link of two of an episode whose articles proved to be the same: the first mention counts, and what a host
 * decided about either.
 * @param known the link to the article that stays, if the episode has one
 */
export function joinedLink(
  known: StoredLink | undefined,
  moved: StoredLink,
): Omit<StoredLink, 'rev' | 'listedAt'> {
  const { rev: _rev, listedAt: _listedAt, ...old } = moved;
  if (!known) return old;
  const [first, second] = [known.found, old.found]
    .filter((found) => found !== undefined)
    .sort((one, other) => one.position - other.position);
  return {
    ...old,
    found: first && { ...second, ...first },
    chapterSecond: known.chapterSecond ?? old.chapterSecond,
    decision: joinedDecision(known.decision, old.decision),
  };
}

/** What a host decided about two links that are one; of two words about the same, those about the first count. */
export const joinedDecision = (
  decision: StoredLink['decision'],
  moved: StoredLink['decision'],
): StoredLink['decision'] => (decision || moved) && { ...moved, ...decision };
