import { wordList } from '../../text/word-list.ts';
import { absolute, chooseCanonical, siteOf } from './canonical.ts';
import { collectParts, type PageParts } from './collect.ts';
import { decodePage } from './decode.ts';
import { isGenericCard, type OfferedImage } from './image.ts';
import { readLinkedData } from './json-ld.ts';
import { readPublished } from './published.ts';
import { pageText } from './text.ts';
import { chooseTitle } from './title.ts';

/** What a page says of its article. Plain text, bounded; never the article's own text. */
export type ArticlePage = {
  title?: string;
  dek?: string;
  /** Names, joined by commas. */
  author?: string;
  /** ISO 8601 in UTC. */
  publishedAt?: string;
  outletName?: string;
  /** The address of the article's own picture; a card of the whole site is none. */
  image?: string;
  /** As stated, absolute; whether it may be believed is for the reader of the page to say. */
  canonical?: string;
};

const longest = { title: 300, dek: 500, name: 120 };

/**
 * Reads an article's page: JSON-LD first, broken ones as far as they can be mended, then Open Graph and its
 * relatives, then the page.
 * @param html the bytes of the page; only the first 1.5 MB are looked at
 * @param address where it was fetched, which relative addresses are taken from
 * @param contentType the answer's label, when there is one
 */
export function readArticlePage(html: Uint8Array, address: string, contentType?: string): ArticlePage {
  const parts = collectParts(decodePage(html, contentType));
  const data = readLinkedData(parts.scripts);
  const meta = (...names: string[]) =>
    names.map((name) => parts.meta.get(name)?.[0]).find((value) => value?.trim());
  const base = (parts.base && absolute(parts.base, address)) || address;
  const text = (value: string | undefined, limit: number) => pageText(value, limit);

  const outletName = text(meta('og:site_name', 'application-name') ?? data.publisher, longest.name);
  const names = [outletName, text(data.publisher, longest.name), ...hostNames(address)].filter(
    (name) => name !== undefined,
  );
  const title = chooseTitle(
    [data.headline, meta('og:title', 'twitter:title', 'twitter:text:title', 'dc.title')].map((value) =>
      text(value, longest.title),
    ),
    parts.headings.flatMap((heading) => text(heading, longest.title) ?? []),
    text(parts.title, longest.title),
    names,
  );
  const found = {
    title,
    dek: text(meta('og:description', 'description', 'twitter:description') ?? data.description, longest.dek),
    author: author(text(data.author, longest.name), text(authorOf(parts), longest.name), names),
    publishedAt: firstDate([data.published, ...datesOf(parts)]),
    outletName,
    image: imageOf(parts, data, base),
    canonical: chooseCanonical(parts.canonicals, [meta('og:url'), data.url], base),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** What a host calls itself: `news.gazette.example`, `gazette`. */
function hostNames(address: string): string[] {
  const host = URL.parse(address)?.hostname.replace(/^www\./, '') ?? '';
  const label = siteOf(host).split('.')[0] ?? '';
  return [host, ...(label.length >= 4 ? [label] : [])].filter(Boolean);
}

const authorOf = ({ meta, properties }: PageParts): string | undefined =>
  [
    'author',
    'article:author',
    'byl',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'article_author',
    'twitter:data1',
  ]
    .map((name) => meta.get(name)?.[0])
    .find((value) => value && !/^https?:/.test(value)) ?? properties.get('author');

/** An address, or the outlet itself, is nobody's name. */
function author(stated: string | undefined, other: string | undefined, outlet: string[]): string | undefined {
  const isName = (name: string | undefined) =>
    name !== undefined &&
    !/https?:\/\/|^@/.test(name) &&
    !outlet.some((known) => known.toLowerCase() === name.toLowerCase());
  const name = isName(stated) ? stated : isName(other) ? other : undefined;
  return name
    ?.replace(/^(?:by|von|por|par|di|autor(?:in)?:|author:|words:)\s+/i, '')
    .replace(/[\s|,(]*\S+@\S+\.\w+\)?/, '')
    .trim();
}

/** In order of trust. */
const dateNames = wordList(`
  article:published_time og:published_time datepublished itemprop:datepublished parsely-pub-date
  sailthru.date dc.date.issued dcterms.created dc.date dcterms.date pubdate publishdate publish-date
  date article_date_original cxenseparse:recs:publishtime article.published publication_date
  displaydate
`);

const datesOf = ({ meta, properties, times }: PageParts): (string | undefined)[] => [
  ...dateNames.map((name) => meta.get(name)?.[0]),
  properties.get('datepublished'),
  times[0],
];

function firstDate(values: (string | undefined)[]): string | undefined {
  for (const value of values) {
    const date = readPublished(value);
    if (date) return date;
  }
  return undefined;
}

function imageOf(
  { meta }: PageParts,
  data: ReturnType<typeof readLinkedData>,
  base: string,
): string | undefined {
  const size = (name: string) => Number(meta.get(name)?.[0]) || undefined;
  const offers: OfferedImage[] = [
    { address: data.image ?? '' },
    {
      address:
        meta.get('og:image')?.[0] ??
        meta.get('og:image:url')?.[0] ??
        meta.get('og:image:secure_url')?.[0] ??
        '',
      width: size('og:image:width'),
      height: size('og:image:height'),
    },
    { address: meta.get('twitter:image')?.[0] ?? meta.get('twitter:image:src')?.[0] ?? '' },
  ];
  const logos = data.logos.flatMap((logo) => absolute(logo, base) ?? []);
  return offers
    .flatMap((offer) => {
      const address = offer.address && absolute(offer.address, base);
      return address ? [{ ...offer, address }] : [];
    })
    .find((offer) => !isGenericCard(offer, logos))?.address;
}
