import * as z from 'zod/mini';
import { articleSchema } from '../../shared/article.ts';
import { articleLinkSchema } from '../../shared/article-link.ts';
import { chapterSchema } from '../../shared/chapter.ts';
import { episodeSchema, relatedEpisodeSchema } from '../../shared/episode.ts';
import { personSchema } from '../../shared/person.ts';
import { problemSchema } from '../../shared/problem.ts';
import { showFactsSchema } from '../../shared/show.ts';
import { transcriptSummarySchema } from '../../shared/transcript.ts';

const link = z.object({ label: z.string(), url: z.string() });
const cursor = z.optional(z.string());

/** A number written as text, as queries are, within bounds. */
export const numeric = (least: number, most: number, expected: string) =>
  z.optional(
    z.pipe(
      z.string().check(z.regex(/^\d{1,6}$/, expected)),
      z.transform((text: string, context) => {
        const value = Number(text);
        if (value < least || value > most)
          context.issues.push({ code: 'custom', message: expected, input: text });
        return value;
      }),
    ),
  );

export const pageQuery = z.object({
  cursor: z.optional(z.string().check(z.maxLength(2048, 'expected the cursor of an earlier page'))),
  limit: numeric(1, 100, 'expected a number from 1 to 100'),
});
export const episodesQuery = z.extend(pageQuery, {
  year: numeric(1900, 9999, 'expected a year'),
  season: numeric(0, 999_999, 'expected a season number'),
});

export const apiEpisode = z.extend(episodeSchema, { url: z.string() });
export const apiLinkedArticle = z.extend(
  z.pick(articleLinkSchema, { position: true, second: true, source: true }),
  { article: articleSchema },
);
export const apiEpisodePage = z.extend(apiEpisode, {
  notesHtml: z.string(),
  articles: z.array(apiLinkedArticle),
  seeAlso: z.array(relatedEpisodeSchema),
  chapterList: z.array(chapterSchema),
  transcript: z.optional(transcriptSummarySchema),
});
export const apiShow = z.object({
  slug: z.string(),
  title: z.string(),
  description: z.string(),
  hosts: z.array(z.string()),
  kind: z.enum(['audio', 'video']),
  subscribe: z.array(link),
  url: z.string(),
});
export const apiShowWithFacts = z.extend(apiShow, { facts: z.optional(showFactsSchema) });
export const apiPerson = z.extend(personSchema, { url: z.string() });
export const apiPersonPage = z.extend(apiPerson, {
  role: z.optional(z.string()),
  bio: z.optional(z.string()),
  links: z.array(link),
  episodes: z.object({ items: z.array(apiEpisode), cursor }),
});
export const apiHealth = z.object({
  show: z.string(),
  lastReadAt: z.optional(z.string()),
  lastChangedAt: z.optional(z.string()),
  failures: z.int(),
  failure: z.optional(z.string()),
  problemCount: z.int(),
});

export const shows = z.object({ items: z.array(apiShow) });
export const episodes = z.object({ items: z.array(apiEpisode), cursor });
export const nextEpisode = z.object({ next: z.optional(apiEpisode) });
export const people = z.object({ items: z.array(apiPerson), cursor });
export const feeds = z.object({ items: z.array(apiHealth) });
export const problems = z.object({ items: z.array(problemSchema), cursor });
export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
});
