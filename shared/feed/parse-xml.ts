import { parseAtomFeed, parseRdfFeed, parseRssFeed } from 'feedsmith';
import { channelFromAtom, itemFromAtom } from './from-atom.ts';
import { channelFromRdf, itemFromRdf } from './from-rdf.ts';
import { channelFromRss, itemFromRss } from './from-rss.ts';
import type { Root } from './root.ts';
import { endOfTag } from './root.ts';
import type { SourceChannel, SourceItem } from './source.ts';
import type { Segment, Split } from './split.ts';

/** Parses the pieces of one XML feed. */
export type PieceParser = {
  /** What the feed says of its show; `undefined` when that part cannot be read. */
  channel(): SourceChannel | undefined;
  /** Items in the order given; `undefined` for one that cannot be read. */
  items(segments: Segment[]): (SourceItem | undefined)[];
};

/**
 * Makes a parser of the pieces that `splitItems` found. Items stand in a document of their own between the
 * feed's outermost tags (which declare the namespaces), so one that is broken can be told from the others.
 */
export function createPieceParser(text: string, root: Root, split: Split): PieceParser {
  const { read, readHead } = formats[root.format];
  const frame = frameOf(text, root, split);
  const readItems = (segments: Segment[]): (SourceItem | undefined)[] => {
    const document = frame.open + segments.map(closed(root.format)).join('') + frame.close;
    const items = attempt(() => read(document, segments));
    if (items?.length === segments.length) return items;
    return segments.length === 1 ? [undefined] : segments.flatMap((segment) => readItems([segment]));
  };
  return {
    channel: () => attempt(() => readHead(frame.open + frame.head + frame.close)),
    items: readItems,
  };
}

const formats = {
  rss: {
    read: (document: string, segments: Segment[]) =>
      parseRssFeed(document).items?.map((item, at) => itemFromRss(item, segments[at]?.xml ?? '')),
    readHead: (document: string) => channelFromRss(parseRssFeed(document)),
  },
  atom: {
    read: (document: string) => parseAtomFeed(document).entries?.map(itemFromAtom),
    readHead: (document: string) => channelFromAtom(parseAtomFeed(document)),
  },
  rdf: {
    read: (document: string) => parseRdfFeed(document).items?.map(itemFromRdf),
    readHead: (document: string) => channelFromRdf(parseRdfFeed(document)),
  },
};

/** The tags around the items, and what stands in the feed beside them. */
function frameOf(text: string, root: Root, split: Split): { open: string; head: string; close: string } {
  const rootTag = text.slice(root.start, root.contentStart).replace(/\/>$/, '>');
  const rootEnd = `</${root.name}>`;
  const { head } = split;
  const content = head.slice(
    root.contentStart - root.start,
    split.isComplete ? head.lastIndexOf('</') : undefined,
  );
  if (root.format !== 'rss') return { open: rootTag, head: content, close: rootEnd };
  // Some feeds forget the channel's tag, others stand beside it: what was outside is read as inside.
  const channel = /<(?:[\w.-]+:)?channel(?=[\s/>])/i.exec(content);
  if (!channel) return { open: `${rootTag}<channel>`, head: content, close: `</channel>${rootEnd}` };
  const tagEnd = endOfTag(content, channel.index);
  return {
    open: rootTag + content.slice(channel.index, tagEnd).replace(/\/>$/, '>'),
    head:
      content.slice(0, channel.index) + content.slice(tagEnd).replace(/<\/(?:[\w.-]+:)?channel\s*>/gi, ''),
    close: `</${channel[0].slice(1)}>${rootEnd}`,
  };
}

/** An item that was left open ends where the next begins. */
const closed =
  (format: Root['format']) =>
  ({ xml, damage }: Segment): string =>
    damage ? `${xml}</${format === 'atom' ? 'entry' : 'item'}>` : xml;

/** The parser gives up by throwing; what it could not read is for the caller to name. */
function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}
