import type { Chapter } from '../chapter.ts';
import type { Site } from '../site/schema.ts';
import { addressKey, canonicalAddress } from './address.ts';
import { isBoilerplate } from './boilerplate.ts';
import { type EpisodeReference, numberIn, numbersMentioned } from './episode-references.ts';
import { headlineOf } from './headline.ts';
import { createJudge } from './judge-link.ts';
import { createMoments } from './moments.ts';
import { readNoteLines } from './note-lines.ts';
import { outletOf } from './outlet.ts';

export type { EpisodeReference } from './episode-references.ts';

/** An article that notes link to. */
export type FoundArticleLink = {
  /** Canonical. */
  address: string;
  /** A slug of the configuration. */
  outlet?: string;
  /** Plain text; absent when the notes do not say it. */
  headline?: string;
  /** Whole seconds from the beginning of the audio. */
  second?: number;
};

export type LinkContext = {
  outlets: Site['outlets'];
  show: {
    title: string;
    /** The show's own page, as its feed names it: what lies on that host is the show's. */
    link?: string | undefined;
  };
  /** This site, whose articles are articles wherever they are linked. */
  siteUrl: string;
  /** The episode's own number, title and page, so that it does not refer to itself. */
  number?: number | undefined;
  title?: string | undefined;
  link?: string | undefined;
  chapters?: Chapter[] | undefined;
  /** Seconds. */
  duration?: number | undefined;
  /** As `learnBoilerplate` gives it. */
  boilerplate: ReadonlySet<string>;
};

export type FoundLinks = { articles: FoundArticleLink[]; episodes: EpisodeReference[] };

/**
 * Finds what the notes of an episode link to and is an article, and the other episodes they refer to, in the
 * order of their mention, each once.
 * @param notesHtml sanitised notes
 */
export function findArticleLinks(notesHtml: string, context: LinkContext): FoundLinks {
  const lines = readNoteLines(notesHtml);
  const judge = createJudge(lines, context);
  const moments = createMoments(context.chapters ?? [], context.duration);
  const articles = new Map<string, FoundArticleLink>();
  const episodes = new Map<string | number, EpisodeReference>();
  const refer = (reference: EpisodeReference) => {
    const { address, number } = reference;
    if (number !== undefined && number === context.number) return;
    if (address && context.link && keyOf(address) === keyOf(context.link)) return;
    const key = number ?? (address ? addressKey(address) : '');
    episodes.set(key, { ...reference, ...episodes.get(key) });
  };
  for (const [at, line] of lines.entries()) {
    moments.enter(line);
    for (const [position, link] of line.links.entries()) {
      const address = canonicalAddress(link.href);
      const url = address ? URL.parse(address) : null;
      if (!address || !url) continue;
      const verdict = judge(url, at, position);
      const key = addressKey(address);
      const second = moments.of(line, link, key);
      if (verdict === 'episode') {
        const number = numberIn(link.anchor);
        refer({ address, ...(number !== undefined && { number }) });
      }
      if (verdict !== 'article' || isBoilerplate(address, context.boilerplate)) continue;
      const outlet = outletOf(url.hostname, link.anchor, context.outlets);
      const headline = headlineOf(line, link, url.hostname, lines[at - 1]);
      articles.set(key, {
        address,
        ...(outlet && { outlet }),
        ...(headline && { headline }),
        ...(second !== undefined && { second: Math.floor(second) }),
        ...articles.get(key),
      });
    }
    for (const number of numbersMentioned(line, context.show.title)) refer({ number });
  }
  return { articles: [...articles.values()], episodes: [...episodes.values()] };
}

const keyOf = (address: string): string => addressKey(canonicalAddress(address) ?? address);

/** The addresses that notes link to or name, as `learnBoilerplate` takes them. */
export const noteAddresses = (notesHtml: string): string[] =>
  readNoteLines(notesHtml).flatMap(({ links }) => links.map(({ href }) => href));
