import { decodeFeed } from '../../feed/decode.ts';
import { FeedError } from '../../problem.ts';
import { parseJson } from '../../text/json.ts';
import { WritingError } from './writing-error.ts';

/** A page as it was given: its text, and whether that is HTML. */
export type OpenedPage = { kind: 'html' | 'text'; text: string };

/** Bytes that a page may have; an article with all its scripts is far below. */
export const largestPage = 10_000_000;

/**
 * Tells what a file holds and turns it into text, in whatever encoding it is.
 * @throws {WritingError} when it is no text, a feed, or too large to be an article
 */
export function openPage(bytes: Uint8Array): OpenedPage {
  if (bytes.byteLength > largestPage) throw tooLarge();
  const binary = binaryKind(bytes);
  if (binary)
    throw new WritingError(
      'not-text',
      `This is ${binary}. Copy the article’s text, or save the page as HTML.`,
    );
  const text = decode(bytes);
  const start = text.slice(0, 5000);
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:rss|feed|rdf:RDF)[\s>]/i.test(start) ||
    isJsonFeed(start)
  ) {
    throw new WritingError('feed', 'This is a feed, not an article: "npm run sync -- <file>" reads feeds.');
  }
  if (/^\s*[{[]/.test(text) && parseJson(text) !== undefined) {
    throw new WritingError('data', 'This is data in JSON, not an article.');
  }
  return { kind: isHtml(text) ? 'html' : 'text', text };
}

export const tooLarge = (): WritingError =>
  new WritingError(
    'too-large',
    `This is larger than ${largestPage / 1_000_000} MB, so it is not an article.`,
  );

function decode(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  const unreadable = text.match(/\ufffd|(?!\s)\p{Cc}/gu)?.length ?? 0;
  if (unreadable > text.length / 50) {
    throw new WritingError(
      'encoding',
      'The characters of this text cannot be read: save it as UTF-8 and try again.',
    );
  }
  return text;
}

function decodeText(bytes: Uint8Array): string {
  try {
    return decodeFeed(bytes, metaCharset(bytes)).text.replace(/^\ufeff/, '');
  } catch (error) {
    if (error instanceof FeedError)
      throw new WritingError('empty', 'There is nothing in it: the text is empty.');
    throw error;
  }
}

/** A page names its encoding in its head; `decodeFeed` weighs such a label against the bytes. */
function metaCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const label = /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(head)?.[1];
  return label && `text/html; charset=${label}`;
}

/** How files of other kinds begin, in hexadecimal. */
const signatures: [RegExp, string][] = [
  [/^25504446/, 'a PDF'],
  [/^(?:89504e47|ffd8ff|47494638|52494646.{8}57454250|.{8}6674797061766966)/, 'a picture'],
  [/^(?:494433|fff[b32]|4f676753|52494646.{8}57415645|.{8}66747970)/, 'audio or video'],
  [/^(?:504b0304|d0cf11e0)/, 'a document of an office program or an archive'],
  [/^(?:1f8b|425a68|377abcaf|fd377a585a)/, 'a compressed file'],
  [/^7b5c727466/, 'a document in Rich Text Format'],
];

function binaryKind(bytes: Uint8Array): string | undefined {
  const head = Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const known = signatures.find(([signature]) => signature.test(head))?.[1];
  if (known || /^(?:fffe|feff)/.test(head)) return known;
  const start = bytes.subarray(0, 8000);
  const zeros = start.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  // Latin text in UTF-16 has a zero in every second place.
  const isUtf16 = Math.abs(zeros * 2 - start.length) <= start.length / 5;
  return zeros * 200 > start.length && !isUtf16 ? 'a file that holds no text' : undefined;
}

const isJsonFeed = (start: string): boolean =>
  /^\s*\{[\s\S]{0,500}"https:\/\/jsonfeed\.org\/version\//.test(start);

/** A document, or a piece of one as a browser copies it; a text that mentions a tag is neither. */
function isHtml(text: string): boolean {
  if (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,5000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|meta)\b/i.test(
      text,
    )
  ) {
    return true;
  }
  const begins = /<(?:p|div|h[1-6]|ul|article|section)[\s>]/i.test(text.slice(0, 500));
  return begins && (text.match(/<\/(?:p|div|h[1-6]|li|article|section)>/gi)?.length ?? 0) >= 3;
}
