import type { Chapter } from '../chapter.ts';
import { settleChapters } from '../chapters/settle.ts';
import type { EpisodeFacts, FileReference } from '../episode.ts';
import type { Problem } from '../problem.ts';
import { clip } from '../text/clip.ts';
import { oneLine } from '../text/line.ts';
import { plainText } from '../text/plain.ts';
import type { AddressBase } from './address.ts';
import { addressBase, webAddress } from './address.ts';
import { readDate } from './date.ts';
import { readDuration } from './duration.ts';
import { chooseEnclosure } from './enclosure.ts';
import { cleanNotes } from './notes.ts';
import { peopleHeard } from './people.ts';
import { problems } from './problems.ts';
import type { FeedContext } from './read.ts';
import type { SourceChannel, SourceItem } from './source.ts';
import { numberInNotes, parseTitle } from './title.ts';

export type ItemReading =
  | { facts: EpisodeFacts; guid?: string; notesHtml: string; chapters: Chapter[]; problems: Problem[] }
  | { setAside: Problem };

const longestTitle = 500;
const longestGuid = 1000;
const mostTranscripts = 10;

/** Turns one item of a feed into an episode's facts, or says why it is none. */
export function readItem(
  item: SourceItem,
  position: number,
  channel: SourceChannel,
  context: FeedContext,
): ItemReading {
  const base = addressBase(context.address, context.trustedRelative);
  const linkBase = { ...base, web: webAddress(item.link ?? channel.link, base) ?? base.web };
  const notes = cleanNotes(item.notes.find((text) => text.trim()) ?? '', linkBase);
  const summary = summarise(item);
  const stated = titleText(item.title) || titleText(item.cleanTitle);
  const title = stated || clip(summary, 80) || 'Untitled episode';
  const at = { position, title };

  const choice = chooseEnclosure(item.files, context.kind, base);
  if ('refused' in choice) return { setAside: problems[choice.refused](at, choice.address) };

  const { date, guessed } = publication(item.dates, position, context.firstSeen);
  const duration =
    readDuration(item.duration) ?? readDuration(item.files.find((file) => file.duration)?.duration);
  const showTitles = [context.showTitle, channel.title].filter((name) => name !== undefined);
  const statedNumber = wholeNumber(item.number);
  const inTitle = parseTitle(title, showTitles, statedNumber);
  const cleanTitle = titleText(item.cleanTitle);
  const number =
    inTitle.number ?? statedNumber ?? numberInNotes(plainText(notes.html.slice(0, 5000)), showTitles);
  const season = wholeNumber(item.season);
  const transcripts = item.transcripts.flatMap((file) => reference(file, base)).slice(0, mostTranscripts);
  const [chapters] = item.chapters ? reference(item.chapters, base) : [];
  const link = webAddress(item.link, { ...base, sitePaths: false });
  const guid = guidText(item.guid);
  const facts: EpisodeFacts = {
    title,
    headline: cleanTitle ? parseTitle(cleanTitle, showTitles, statedNumber).headline : inTitle.headline,
    ...(number !== undefined && { number }),
    ...(season !== undefined && { season }),
    kind: kindOf(item.kind) ?? inTitle.kind ?? 'full',
    ...(guid && { guid }),
    publishedAt: date.toISOString(),
    ...(guessed && { dateGuessed: true }),
    ...(duration !== undefined && { duration }),
    summary,
    enclosure: choice.enclosure,
    ...(link && { link }),
    ...(item.explicit !== undefined && { explicit: item.explicit }),
    people: peopleHeard(
      { item: item.persons, channel: channel.persons, inTitle: inTitle.guests },
      context.hosts,
    ),
    transcripts,
    ...(chapters && { chapters }),
  };
  const spelled = settleChapters(item.spelledChapters ?? [], { duration, address: base.web });
  return {
    facts,
    ...(guid && { guid }),
    notesHtml: notes.html,
    chapters: spelled.chapters,
    problems: [
      ...(stated ? [] : [problems['no-title'](at)]),
      ...(guessed ? [problems['no-date'](at, item.dates[0])] : []),
      ...(item.duration !== undefined && duration === undefined && oddDuration(item.duration)
        ? [problems['odd-duration'](at, String(item.duration))]
        : []),
      ...(notes.clipped ? [problems['long-notes'](at)] : []),
    ],
  };
}

const titleText = (title = ''): string => {
  const plain = oneLine(plainText(title));
  return clip(plain || oneLine(title), longestTitle);
};

/** White space around a guid is no part of it; one that is too long is told by its beginning. */
const guidText = (guid = ''): string => oneLine(guid).slice(0, longestGuid);

function summarise(item: SourceItem): string {
  const source = item.summaries.find((text) => text.trim()) ?? '';
  return clip(oneLine(plainText(source.slice(0, 20_000))), 280);
}

/** Items without a date keep the order of the feed: each a millisecond before the one above it. */
function publication(dates: string[], position: number, firstSeen: Date): { date: Date; guessed: boolean } {
  for (const text of dates) {
    const date = readDate(text);
    if (date) return { date, guessed: false };
  }
  return { date: new Date(firstSeen.getTime() - position + 1), guessed: true };
}

function wholeNumber(value: string | number | undefined): number | undefined {
  const number = typeof value === 'number' || /^\s*\d{1,6}\s*$/.test(value ?? '') ? Number(value) : 0;
  return Number.isInteger(number) && number > 0 && number < 1_000_000 ? number : undefined;
}

function kindOf(kind: string | undefined): EpisodeFacts['kind'] | undefined {
  const name = kind?.trim().toLowerCase();
  return name === 'full' || name === 'trailer' || name === 'bonus' ? name : undefined;
}

function reference(
  file: { url?: string; type?: string; language?: string },
  base: AddressBase,
): FileReference[] {
  const url = webAddress(file.url, base);
  if (!url) return [];
  const type = oneLine(file.type ?? '')
    .toLowerCase()
    .slice(0, 100);
  const language = /^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.exec(file.language?.trim() ?? '')?.[0];
  return [{ url, type: type || typeByName(url), ...(language && { language }) }];
}

function typeByName(url: string): string {
  const types = {
    vtt: 'text/vtt',
    srt: 'application/srt',
    json: 'application/json',
    html: 'text/html',
    txt: 'text/plain',
  };
  const extension = /\.(vtt|srt|json|html|txt)(?:[?#]|$)/i.exec(url)?.[1]?.toLowerCase();
  return Object.entries(types).find(([name]) => name === extension)?.[1] ?? 'application/octet-stream';
}

/** An empty or zero duration says "unknown", which is no mistake. */
const oddDuration = (duration: string | number): boolean => /[^0:.\s]/.test(String(duration));
