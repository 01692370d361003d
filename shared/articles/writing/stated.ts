import { readDate } from '../../feed/date.ts';
import type { Site } from '../../site/schema.ts';
import { titleKey } from '../../text/title-key.ts';
import type { Stated } from './write-entry.ts';
import { WritingError } from './writing-error.ts';

type Flags = { [name in 'date' | 'url' | 'outlet' | 'author' | 'kind']?: string | undefined };

/**
 * Checks what the person at the command states.
 * @throws {WritingError} with one sentence for the first that cannot be meant
 */
export function readStated(flags: Flags, site: Pick<Site, 'outlets'>): Stated {
  const { date, url, outlet, author, kind } = flags;
  return {
    date: date === undefined ? undefined : statedDate(date),
    url: url === undefined ? undefined : statedAddress(url),
    outlet: outlet === undefined ? undefined : statedOutlet(outlet, site),
    author: author?.trim() || undefined,
    kind: kind === undefined ? undefined : statedKind(kind),
  };
}

function statedDate(text: string): string {
  const date = readDate(text);
  if (!date) throw new WritingError('date', `--date ${text} is no date: write it as 2026-08-15.`);
  const moment = date.toISOString();
  return moment.endsWith('T00:00:00.000Z') ? moment.slice(0, 10) : moment;
}

function statedAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
  throw new WritingError('url', `--url ${text} is no address of the web: it begins with https://.`);
}

function statedOutlet(text: string, { outlets }: Pick<Site, 'outlets'>): string {
  const found = outlets.find(({ slug, name }) => slug === text || titleKey(name) === titleKey(text));
  if (found) return found.slug;
  const known = outlets.map(({ slug }) => slug).join(', ') || 'none';
  throw new WritingError('outlet', `--outlet ${text} is not in the configuration, which has ${known}.`);
}

function statedKind(text: string): 'news' | 'opinion' {
  if (text === 'news' || text === 'opinion') return text;
  throw new WritingError('kind', `--kind ${text} is neither news nor opinion.`);
}
