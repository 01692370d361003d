import type { Root } from './root.ts';
import { endOfTag } from './root.ts';

/** One item as it stands in the feed's text. */
export type Segment = {
  /** Counted from 1 in the order of the feed. */
  position: number;
  xml: string;
  /** `unclosed`: the next item begins before this one ends. `cut`: the feed ends before it does. */
  damage?: 'unclosed' | 'cut';
};

/** A feed's text taken apart: everything but the items, and the items. */
export type Split = {
  head: string;
  items: Segment[];
  /** Whether the outermost tag is closed. */
  isComplete: boolean;
  junkAfter: boolean;
};

/**
 * Takes a feed apart into its items without parsing them, so that a broken one cannot hurt the others.
 * Comments and character data are skipped; items are found wherever they stand.
 */
export function splitItems(text: string, root: Root): Split {
  const itemName = root.format === 'atom' ? 'entry' : 'item';
  const pattern = new RegExp(
    `<!--|<!\\[CDATA\\[|<(/?)(?:[a-z][\\w.-]*:)?${itemName}(?=[\\s/>])|</${escaped(root.name)}\\s*>`,
    'gi',
  );
  const items: Segment[] = [];
  const head: string[] = [];
  let headFrom = root.start;
  let open: number | undefined;
  let end: number | undefined;
  const close = (at: number, damage?: Segment['damage']) => {
    if (open === undefined) return;
    items.push({ position: items.length + 1, xml: text.slice(open, at), ...(damage && { damage }) });
    open = undefined;
    headFrom = at;
  };
  const skipper = createSkipper(text, itemName);
  pattern.lastIndex = root.contentStart;
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const skipTo = skipper(found[0], found.index);
    if (skipTo !== undefined) {
      pattern.lastIndex = skipTo;
    } else if (found[1] === undefined) {
      close(found.index, 'unclosed');
      end = pattern.lastIndex;
      break;
    } else if (found[1] === '/') {
      close(endOfTag(text, found.index));
    } else {
      close(found.index, 'unclosed');
      head.push(text.slice(headFrom, found.index));
      open = found.index;
      const tagEnd = endOfTag(text, found.index);
      if (text.charAt(tagEnd - 2) === '/') close(tagEnd);
    }
  }
  close(text.length, 'cut');
  head.push(text.slice(headFrom, end));
  return {
    head: head.join(''),
    items,
    isComplete: end !== undefined,
    junkAfter: end !== undefined && text.slice(end).trim() !== '',
  };
}

/**
 * Says where to go on after a comment or character data. One that never ends is taken for text, and so is one
 * that swallowed the end of the item it stands in.
 */
function createSkipper(text: string, itemName: string) {
  const found = new Map<string, number>();
  /** Looked up once per stretch of text, so that many openings without an end stay cheap. */
  const next = (mark: string, from: number): number => {
    const known = found.get(mark) ?? 0;
    if (known >= from && known > 0) return known;
    const at = text.indexOf(mark, from);
    found.set(mark, at === -1 ? Number.POSITIVE_INFINITY : at);
    return found.get(mark) ?? at;
  };
  return (token: string, at: number): number | undefined => {
    if (token.charAt(1) !== '!') return undefined;
    const start = at + token.length;
    const mark = token === '<!--' ? '-->' : ']]>';
    const end = next(mark, start);
    const isUnclosed = next(`</${itemName}`, start) < Math.min(end, next(`<${itemName}`, start));
    return isUnclosed || end === Number.POSITIVE_INFINITY ? start : end + mark.length;
  };
}

const escaped = (name: string): string => name.replace(/[.\\]/g, '\\$&');
