import { createHash } from 'node:crypto';
import { isRecord, parseJson } from '../../text/json.ts';
import type { Entry } from './entry.ts';

/** What an entry's file says, as far as it takes to recognise the article. */
export type EntryFile = {
  head: Record<string, string>;
  body: string;
  /** Of the file as the command wrote it; absent when a person wrote it. */
  imported?: string;
  /** False while the file is as the command wrote it. */
  isEdited: boolean;
};

/** The Markdown file of an entry. Its last line of the head tells later whether a person has edited it. */
export function entryText(entry: Entry): string {
  const head = Object.entries({
    headline: entry.headline,
    dek: entry.dek,
    author: entry.author,
    date: entry.date,
    kind: entry.kind,
    outlet: entry.outlet,
    originalUrl: entry.originalUrl,
  }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${name === 'date' ? value : yaml(value)}`],
  );
  const shows = entry.shows.length > 0 ? [`shows: [${entry.shows.join(', ')}]`] : [];
  const lines = [...head, ...shows];
  const plain = `---\n${lines.join('\n')}\n---\n\n${entry.body}\n`;
  return `---\n${lines.join('\n')}\nimported: ${digestOf(plain)}\n---\n\n${entry.body}\n`;
}

/** Reads an entry's file, whoever wrote it. */
export function readEntryFile(text: string): EntryFile {
  const [, head = '', body = text] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text) ?? [];
  const pairs = head.split(/\r?\n/).flatMap((line): [string, string][] => {
    const [, name, value] = /^(\w+):\s+(.*)$/.exec(line) ?? [];
    return name && value !== undefined ? [[name, scalar(value.trim())]] : [];
  });
  const { imported, ...facts } = Object.fromEntries(pairs);
  const plain = text.replace(/^imported: .*\n/m, '');
  return {
    head: facts,
    body: body.trim(),
    isEdited: digestOf(plain) !== imported,
    ...(imported && { imported }),
  };
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** Plain where YAML reads it as the same text, quoted elsewhere; a JSON string is a YAML string. */
const yaml = (value: string): string =>
  /^[\p{L}“‘(][^\n:#"\\{}[\],&*!|>%@`]*$/u.test(value) &&
  !/\s$|^(?:true|false|null|yes|no|on|off|y|n|~)$/i.test(value)
    ? value
    : JSON.stringify(value);

function scalar(value: string): string {
  if (/^'.*'$/.test(value)) return value.slice(1, -1).replaceAll("''", "'");
  const parsed = value.startsWith('"') ? parseJson(value) : value;
  return isRecord(parsed) ? value : String(parsed ?? value);
}
