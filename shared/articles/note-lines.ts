import { parseHtml } from '../text/parse-html.ts';
import { wordList } from '../text/word-list.ts';

/** A link where it stands in a line: `start` and `end` count characters of the line's text. */
export type NoteLink = {
  href: string;
  /** The words that are linked; the address itself when it stands bare in the text. */
  anchor: string;
  start: number;
  end: number;
};

/** One line of notes as a reader sees it: a paragraph, a list entry, what a line break ends. */
export type NoteLine = { text: string; links: NoteLink[]; isListItem: boolean; isHeading: boolean };

const lineTags = new Set(
  wordList('p br li ul ol div tr td th table blockquote pre hr section h1 h2 h3 h4 h5 h6 dt dd dl'),
);
const blocks = /<(?:p|br|div|li|h[1-6]|tr|blockquote)\b/i;
const bareAddress = /(?<![\w/@.="'-])(?:https?:\/\/|www\.(?=[\w-]+\.))[^\s<>"“”„]{3,1000}/gi;
const longest = 200_000;
const mostLinks = 500;

/**
 * Reads notes into lines with their links. Addresses that stand in the text without being linked count as
 * links.
 * @param html sanitised notes, or plain text
 */
export function readNoteLines(html: string): NoteLine[] {
  const lines: NoteLine[] = [];
  let line = emptyLine();
  let open: { href: string; start: number } | undefined;
  let links = 0;
  const close = () => {
    if (!open) return;
    const anchor = line.text.slice(open.start).replace(/\s+/g, ' ').trim();
    if (links < mostLinks) line.links.push({ ...open, anchor, end: line.text.length });
    links += 1;
    open = undefined;
  };
  const endLine = (tag: string) => {
    const href = open?.href;
    close();
    if (line.text.trim() || line.links.length > 0) lines.push(line);
    line = { ...emptyLine(), isListItem: tag === 'li', isHeading: /^h\d$/.test(tag) };
    if (href !== undefined) open = { href, start: 0 };
  };
  const notes = html.slice(0, longest);
  parseHtml(blocks.test(notes) ? notes : notes.replace(/\r\n?|\n/g, '<br>'), {
    onopentag(name, { href }) {
      if (lineTags.has(name)) endLine(name);
      if (name === 'a') {
        close();
        if (href) open = { href, start: line.text.length };
      }
    },
    ontext(text) {
      line.text += text.replace(/\s+/g, ' ');
    },
    onclosetag(name) {
      if (name === 'a') close();
      else if (lineTags.has(name) && name !== 'br' && name !== 'hr') endLine('');
    },
  });
  endLine('');
  return lines.map(withBareAddresses);
}

const emptyLine = (): NoteLine => ({ text: '', links: [], isListItem: false, isHeading: false });

function withBareAddresses(line: NoteLine): NoteLine {
  const bare = [...line.text.matchAll(bareAddress)].flatMap(({ 0: match, index }) => {
    const anchor = match.replace(/(?:[.,;:!?'’*\]]|\)(?![^(]*\())+$/, '');
    const end = index + anchor.length;
    const isLinked = line.links.some((link) => link.start < end && index < link.end);
    const href = /^www\./i.test(anchor) ? `http://${anchor}` : anchor;
    return isLinked ? [] : [{ href, anchor, start: index, end }];
  });
  if (bare.length === 0) return line;
  return { ...line, links: [...line.links, ...bare].sort((one, other) => one.start - other.start) };
}
