import * as z from 'zod/mini';
import type { StoredEpisode } from '../../../shared/episode.ts';
import { readDuration } from '../../../shared/feed/duration.ts';
import { clock } from '../../../shared/text/clock.ts';
import { folded, type Refusals, refuseTitle } from './typed-facts.ts';

/** An episode as a host typed it who does not want to wait for the feed. */
export const typedEpisodeSchema = z.object({
  show: z.string(),
  title: z.string(),
  /** Of the audio. */
  address: z.string(),
  /** In UTC, as `2026-11-24T10:00` or with a space. */
  publishedAt: z.string(),
  duration: z.string(),
  notes: z.string(),
});
export type TypedEpisode = z.infer<typeof typedEpisodeSchema>;

/** The part that can be typed again until the feed lists the episode; the title is corrected like any other's. */
export const retypedSchema = z.omit(typedEpisodeSchema, { show: true, title: true });
export type RetypedEpisode = z.infer<typeof retypedSchema>;
export const retypedNames = ['address', 'publishedAt', 'duration', 'notes'] as const;

/** An episode as its form shows it. */
export const retypedFrom = (
  { enclosure, publishedAt, duration }: StoredEpisode,
  notesHtml: string,
): RetypedEpisode => ({
  address: enclosure?.url ?? '',
  publishedAt: publishedAt.slice(0, 16),
  duration: duration === undefined ? '' : clock(duration),
  notes: notesHtml,
});

type SaidEpisode = {
  title: string;
  address: string;
  publishedAt: Date;
  duration: number | undefined;
  notes: string;
};

const longest = { address: 2000, notes: 50_000 };

/** @returns a sentence for each field that cannot be taken, or what is said */
export function readTypedEpisode(
  typed: TypedEpisode,
): { said: SaidEpisode } | { refusals: Refusals<TypedEpisode> } {
  const publishedAt = readMoment(typed.publishedAt);
  const duration = readDuration(typed.duration);
  const sentences = {
    title: refuseTitle(typed.title),
    address: refuseAddress(typed.address.trim()),
    publishedAt: publishedAt ? undefined : 'Write a day and a time in UTC, as 2026-11-24 10:00.',
    duration:
      typed.duration.trim() === '' || duration !== undefined
        ? undefined
        : 'Write a length as 58:20 or 1:02:03, or nothing.',
    notes:
      typed.notes.length > longest.notes
        ? `Notes have at most ${longest.notes} characters; these have ${typed.notes.length}.`
        : undefined,
  };
  const refusals = Object.fromEntries(Object.entries(sentences).filter(([, sentence]) => sentence));
  if (Object.keys(refusals).length > 0 || !publishedAt) return { refusals };
  return {
    said: {
      title: folded(typed.title),
      address: typed.address.trim(),
      publishedAt,
      duration,
      // As forms send the ends of lines.
      notes: typed.notes.replaceAll('\r\n', '\n'),
    },
  };
}

function refuseAddress(address: string): string | undefined {
  if (address.length > longest.address) return `An address has at most ${longest.address} characters.`;
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol))
    return 'Write the address of the audio file; it starts with https:// or http://.';
  return url.username || url.password
    ? 'This address holds a name or a password, which everybody would see.'
    : undefined;
}

function readMoment(typed: string): Date | undefined {
  const [, day, time] =
    /^(\d{4}-\d{2}-\d{2})[T ]+(\d{1,2}:\d{2})(?::\d{2}(?:\.\d+)?)?\s*(?:Z|UTC)?$/i.exec(typed.trim()) ?? [];
  const moment = new Date(`${day}T${time?.padStart(5, '0')}:00.000Z`);
  const year = moment.getUTCFullYear();
  // A day that is none, such as 31 February, would be another.
  return year >= 2000 && year < 2100 && moment.toISOString().startsWith(day ?? '?') ? moment : undefined;
}
