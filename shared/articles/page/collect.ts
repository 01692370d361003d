import { parseHtml } from '../../text/parse-html.ts';
import { withoutLayout } from './layout-tags.ts';

/** What a page says of itself, as it is written there. */
export type PageParts = {
  /** By lower-case name or property; several values in their order. */
  meta: Map<string, string[]>;
  canonicals: string[];
  base?: string;
  title?: string;
  /** The first headings of the first rank. */
  headings: string[];
  /** JSON-LD, unread. */
  scripts: string[];
  /** Dates of `time` elements that say they are of publishing, or stand in the article's head. */
  times: string[];
  /** Microdata and author links: `author`, `datepublished`, `headline`. */
  properties: Map<string, string>;
};

const most = { values: 8, scripts: 40, script: 300_000, text: 2_000, headings: 5, times: 5 };

/** Reads a page once, front to back, and keeps these parts of it: never its text. */
export function collectParts(html: string): PageParts {
  const parts: PageParts = {
    meta: new Map(),
    canonicals: [],
    headings: [],
    scripts: [],
    times: [],
    properties: new Map(),
  };
  let capture: { tag: string; text: string; limit: number; take: (text: string) => void } | undefined;
  let foreign = 0;
  const begin = (tag: string, limit: number, take: (text: string) => void) => {
    capture ??= { tag, text: '', limit, take };
  };
  parseHtml(withoutLayout(html), {
    onopentag(tag, attributes) {
      if (tag === 'svg' || tag === 'template') foreign += 1;
      if (foreign > 0) return;
      if (tag === 'meta') noteMeta(parts, attributes);
      else if (tag === 'link') noteLink(parts, attributes);
      else if (tag === 'base') parts.base ??= attributes.href ?? '';
      else if (tag === 'title' && parts.title === undefined)
        begin(tag, most.text, (text) => {
          if (text.trim()) parts.title ??= text;
        });
      else if (
        tag === 'script' &&
        /ld\+json/i.test(attributes.type ?? '') &&
        parts.scripts.length < most.scripts
      )
        begin(tag, most.script, (text) => parts.scripts.push(text));
      else if (tag === 'h1' && parts.headings.length < most.headings)
        begin(tag, most.text, (text) => parts.headings.push(text));
      else if (
        tag === 'time' &&
        attributes.datetime &&
        parts.times.length < most.times &&
        isOfPublishing(attributes)
      )
        parts.times.push(attributes.datetime);
      noteProperty(parts, tag, attributes, begin);
    },
    ontext(text) {
      if (capture && capture.text.length < capture.limit) capture.text += text;
    },
    onclosetag(tag) {
      if (tag === 'svg' || tag === 'template') foreign = Math.max(0, foreign - 1);
      if (capture?.tag !== tag) return;
      const { take, text, limit } = capture;
      capture = undefined;
      take(text.slice(0, limit));
    },
  });
  return parts;
}

type Attributes = Record<string, string>;

function noteMeta({ meta }: PageParts, { property, name, itemprop, content }: Attributes): void {
  const key = (property ?? name ?? (itemprop ? `itemprop:${itemprop}` : '')).trim().toLowerCase();
  if (!key || !content?.trim()) return;
  const values = meta.get(key) ?? [];
  if (values.length < most.values) meta.set(key, [...values, content.slice(0, most.text)]);
}

function noteLink({ canonicals }: PageParts, { rel, href }: Attributes): void {
  if (/(?:^|\s)canonical(?:\s|$)/i.test(rel ?? '') && href?.trim() && canonicals.length < most.values)
    canonicals.push(href);
}

const isOfPublishing = ({ itemprop, pubdate, class: names }: Attributes): boolean =>
  /datepublished/i.test(itemprop ?? '') ||
  (pubdate === undefined &&
    /\b(?:entry-date|published|pubdate|post-date|publish\w*|dt-published|byline\w*|article\w*)\b/i.test(
      names ?? '',
    ));

function noteProperty(
  { properties }: PageParts,
  tag: string,
  { itemprop, rel, content, datetime }: Attributes,
  begin: (tag: string, limit: number, take: (text: string) => void) => void,
): void {
  const name = /\b(?:author|datepublished|headline)\b/i
    .exec(itemprop ?? (rel === 'author' ? 'author' : ''))?.[0]
    ?.toLowerCase();
  if (!name || properties.has(name)) return;
  const stated = content ?? datetime;
  if (stated) properties.set(name, stated.slice(0, most.text));
  else if (tag !== 'link')
    begin(tag, 300, (text) => {
      if (text.trim() && !properties.has(name)) properties.set(name, text);
    });
}
