import { isRecord } from '../../text/json.ts';
import { parseLooseJson } from './repair-json.ts';

/** What JSON-LD says of the article of a page; texts as they stand there. */
export type LinkedData = {
  headline?: string;
  description?: string;
  author?: string;
  published?: string;
  publisher?: string;
  image?: string;
  /** Pictures that are the publisher's own: logos. */
  logos: string[];
  url?: string;
};

type Thing = Record<string, unknown>;
const articleType =
  /(?:^|\/)(?:\w*Article|\w*Posting|\w*NewsArticle|Report|Review|ScholarlyArticle|CreativeWork|NewsItem)$/;
const pageType = /(?:^|\/)(?:WebPage|ItemPage|AboutPage)$/;
const most = { things: 400, depth: 8 };

/** Reads all JSON-LD of a page and takes the article's: arrays, `@graph` and nested things are looked into. */
export function readLinkedData(scripts: string[]): LinkedData {
  const things: Thing[] = [];
  for (const script of scripts) gather(parseLooseJson(script), things, 0);
  const byId = new Map(
    things.flatMap((thing) =>
      typeof thing['@id'] === 'string' && Object.keys(thing).length > 1 ? [[thing['@id'], thing]] : [],
    ),
  );
  const resolve = (value: unknown): unknown => {
    const id = isRecord(value) && Object.keys(value).length === 1 ? value['@id'] : undefined;
    return typeof id === 'string' ? (byId.get(id) ?? value) : value;
  };
  const article =
    things.find((thing) => isOf(thing, articleType) && thing.headline !== undefined) ??
    things.find((thing) => isOf(thing, articleType));
  const page = things.find((thing) => isOf(thing, pageType));
  const pick = (name: string): unknown => article?.[name] ?? page?.[name];
  const publisher = resolve(article?.publisher) ?? things.find((thing) => isOf(thing, /Organization$/));
  return definedOnly({
    headline: textOf(article?.headline) ?? textOf(article?.name),
    description: textOf(pick('description')),
    author: namesOf(resolve(article?.author) ?? article?.creator, resolve),
    published: textOf(pick('datePublished')) ?? textOf(pick('dateCreated')),
    publisher: nameOf(publisher),
    image:
      addressOf(resolve(article?.image) ?? article?.thumbnailUrl, resolve) ??
      addressOf(resolve(page?.primaryImageOfPage), resolve),
    logos: things
      .flatMap((thing) =>
        isOf(thing, /Organization$|Person$|WebSite$/)
          ? [addressOf(resolve(thing.logo), resolve), addressOf(resolve(thing.image), resolve)]
          : [],
      )
      .filter((logo) => logo !== undefined),
    url: addressOf(article?.mainEntityOfPage, resolve) ?? addressOf(article?.url, resolve),
  });
}

function gather(value: unknown, things: Thing[], depth: number): void {
  if (depth > most.depth || things.length >= most.things) return;
  if (Array.isArray(value)) for (const item of value) gather(item, things, depth + 1);
  if (!isRecord(value)) return;
  things.push(value);
  for (const inner of Object.values(value)) if (typeof inner === 'object') gather(inner, things, depth + 1);
}

const isOf = (thing: Thing, type: RegExp): boolean =>
  [thing['@type']].flat().some((name) => typeof name === 'string' && type.test(name));

function textOf(value: unknown): string | undefined {
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first === 'number') return String(first);
  if (isRecord(first)) return textOf(first['@value']);
  return typeof first === 'string' && first.trim() ? first : undefined;
}

const nameOf = (value: unknown): string | undefined => (isRecord(value) ? textOf(value.name) : textOf(value));

function namesOf(value: unknown, resolve: (value: unknown) => unknown): string | undefined {
  const names = [value]
    .flat()
    .slice(0, 6)
    .flatMap((author) => nameOf(resolve(author)) ?? []);
  return [...new Set(names)].join(', ') || undefined;
}

function addressOf(value: unknown, resolve: (value: unknown) => unknown): string | undefined {
  const first = resolve(Array.isArray(value) ? value[0] : value);
  if (!isRecord(first)) return textOf(first);
  const id = textOf(first['@id']);
  return textOf(first.url) ?? textOf(first.contentUrl) ?? (id?.includes('#') ? undefined : id);
}

const definedOnly = <T extends { logos: string[] }>(found: T): LinkedData => ({
  ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)),
  logos: found.logos,
});
