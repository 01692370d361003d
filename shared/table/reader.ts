import * as z from 'zod/mini';
import { linkedArticles, storedLinkSchema } from '../article-link.ts';
import { chapterSchema } from '../chapter.ts';
import { episodeSchema, relatedEpisodeSchema } from '../episode.ts';
import type { ObjectStore } from '../objects.ts';
import type { FeedHealth, Reader } from '../reader.ts';
import { showFactsSchema } from '../show.ts';
import { feedStateSchema, parseProblem } from '../sync/feed-state.ts';
import { personRowSchema } from '../sync/person-writes.ts';
import { transcriptSummarySchema } from '../transcript.ts';
import { corrected } from '../transcripts/corrections.ts';
import { articleReads } from './article-reads.ts';
import type { Key, Row, TableClient } from './client.ts';
import type { Cursors } from './cursor.ts';
import * as keys from './keys.ts';
import { isOnPages } from './on-pages.ts';
import { readPage } from './pages.ts';
import { createThreadReader } from './thread-reader.ts';
import { readWords } from './words.ts';

/**
 * The reading side of the table. `now` decides what lies in the future and so stays hidden.
 * @param cursors signs where pages end
 * @param objects holds the transcripts that are too long for a row
 */
export function createReader(
  table: TableClient,
  cursors: Cursors,
  now: () => Date = () => new Date(),
  objects?: Pick<ObjectStore, 'get'>,
): Reader {
  const source = { table, cursors };
  const present = () => now().toISOString();

  const episodes: Reader['episodes'] = (show, options = {}) => {
    const { year, season } = options;
    const list = `episodes:${show}:${year ?? ''}:${season ?? ''}`;
    const bounds = year === undefined ? keys.until(present()) : keys.withinYear(year, present());
    const partition =
      season === undefined
        ? { index: 'byOwner' as const, partition: keys.episodesOfShow(show) }
        : { index: 'bySeason' as const, partition: keys.episodesOfSeason(show, season) };
    return readPage(source, list, { ...partition, ...bounds, newestFirst: true }, parseEpisode, options);
  };

  const facts: Reader['facts'] = async (slug) => {
    const row = await table.get(keys.showKey(slug));
    return row && showFactsSchema.parse(row);
  };

  return {
    ...createThreadReader(source, now),
    episodes,
    facts,

    async show(slug, options) {
      const [told, newest] = await Promise.all([facts(slug), episodes(slug, options)]);
      return told && { facts: told, episodes: newest };
    },

    async episode(id) {
      if (!isEpisodeId(id)) return undefined;
      const { rows } = await table.query({ partition: keys.episodeKey(id).pk });
      const row = rows.find((candidate) => candidate.sk === keys.episodeKey(id).sk);
      if (!row || !isOnPages(row, present())) return undefined;
      const beside = (key: Key) => rows.find((candidate) => candidate.sk === key.sk);
      const transcript = beside(keys.transcriptSummaryKey(id));
      return {
        ...parseEpisode(row),
        notesHtml: String(beside(keys.notesKey(id))?.html ?? ''),
        articles: linkedArticles(rows.filter(isLink).map((link) => storedLinkSchema.parse(link))),
        seeAlso: seeAlsoSchema.parse(beside(keys.seeAlsoKey(id)) ?? {}).episodes,
        chapterList: chapterListSchema.parse(beside(keys.chaptersKey(id)) ?? {}).chapters,
        ...(transcript && { transcript: transcriptSummarySchema.parse(transcript) }),
      };
    },

    async episodeAfter(id) {
      if (!isEpisodeId(id)) return undefined;
      const row = await table.get(keys.episodeKey(id));
      if (!row || !isOnPages(row, present())) return undefined;
      const { show, publishedAt } = parseEpisode(row);
      const { rows } = await table.query({
        index: 'byOwner',
        partition: keys.episodesOfShow(show),
        ...keys.between(keys.moment(publishedAt, id), present()),
        limit: 1,
      });
      return rows[0] && parseEpisode(rows[0]);
    },

    async transcript(id) {
      if (!isEpisodeId(id)) return undefined;
      const words = await readWords(table, id, objects);
      return words && corrected(words.transcript, words.corrections);
    },

    latest: (options) =>
      readPage(
        source,
        'latest',
        { index: 'byTime', partition: keys.allEpisodes, ...keys.until(present()), newestFirst: true },
        parseEpisode,
        options,
      ),

    people: (options) =>
      readPage(source, 'people', { index: 'byOwner', partition: keys.allPeople }, parsePerson, options),

    async person(slug, options) {
      if (slug.length > longestSlug) return undefined;
      const heard = keys.until(present(), 'EPISODE#');
      const [row, page] = await Promise.all([
        table.get(keys.personKey(slug)),
        readPage(
          source,
          `person:${slug}`,
          { partition: keys.personKey(slug).pk, ...heard, newestFirst: true },
          parseEpisode,
          options,
        ),
      ]);
      return row && { person: parsePerson(row), episodes: page };
    },

    ...articleReads(source, present),

    async health(shows) {
      const rows = await table.getMany(shows.map(keys.feedStateKey));
      const read = new Map(rows.map(parseHealth).map((health) => [health.show, health]));
      return shows.map((show) => read.get(show) ?? { show, failures: 0, problemCount: 0 });
    },

    problems: (show, options) =>
      readPage(
        source,
        `problems:${show}`,
        { partition: keys.feedStateKey(show).pk, from: 'PROBLEM#', to: 'PROBLEM~' },
        parseProblem,
        options,
      ),
  };
}

/** Anything else would be no key, or one too long for the table. */
const isEpisodeId = (id: string): boolean => /^[a-z0-9]{10}$/.test(id);
const longestSlug = 200;

const parseEpisode = (row: Row) => episodeSchema.parse(row);

const isLink = ({ sk }: Row): boolean => String(sk).startsWith(keys.articleLinkKey('', '').sk);
const seeAlsoSchema = z.object({ episodes: z._default(z.array(relatedEpisodeSchema), []) });
const chapterListSchema = z.object({ chapters: z._default(z.array(chapterSchema), []) });

function parsePerson(row: Row) {
  const { slug, name, shows } = personRowSchema.parse(row);
  const heard = Object.values(shows);
  const newestAt = heard
    .map((show) => show.newestAt)
    .sort()
    .at(-1);
  return {
    slug,
    name,
    episodeCount: heard.reduce((sum, show) => sum + show.count, 0),
    ...(newestAt && { newestAt }),
  };
}

function parseHealth(row: Row): FeedHealth {
  const { show, lastReadAt, lastChangedAt, failures, failure, problemCount, companions } =
    feedStateSchema.parse(row);
  return {
    show,
    failures,
    problemCount: problemCount + (companions?.problems ?? 0),
    ...(lastReadAt && { lastReadAt }),
    ...(lastChangedAt && { lastChangedAt }),
    ...(failure && { failure }),
  };
}
