import { FeedError } from '../problem.ts';

/** The text of a feed, and what its label got wrong. */
export type Decoded = { text: string; mislabelled?: string };

/**
 * Turns the bytes of a feed into text: byte order mark first, then what the bytes themselves prove, then the
 * labels (`Content-Type`, XML declaration). A label that the bytes disprove is named, not obeyed.
 * @param contentType the response's `Content-Type`, when there is one
 * @throws {FeedError} `empty` when nothing was answered
 */
export function decodeFeed(body: Uint8Array, contentType?: string): Decoded {
  if (body.every(isBlank)) throw new FeedError('empty', 'This address answers nothing: the feed is empty.');
  const utf16 = utf16Kind(body);
  if (utf16) return { text: new TextDecoder(utf16).decode(body) };

  const label = labelOf(body, contentType);
  const utf8 = strictly('utf-8', body);
  if (label?.decoder === 'iso-2022-jp') return { text: new TextDecoder(label.decoder).decode(body) };
  if (utf8 !== undefined) {
    const wrong = label && label.decoder !== 'utf-8' && !isAscii(body);
    return { text: utf8, ...(wrong && { mislabelled: misread(label.name, 'UTF-8') }) };
  }
  if (label && !label.decoder.startsWith('utf-'))
    return { text: new TextDecoder(label.decoder).decode(body) };
  return guess(body, label?.name ?? 'UTF-8');
}

const misread = (label: string, actual: string): string =>
  `The feed says that it is written in ${label}, but it is in ${actual}. It was read as ${actual}.`;

const isBlank = (byte: number): boolean => byte <= 0x20;
const isAscii = (body: Uint8Array): boolean => body.every((byte) => byte < 0x80);

/** By its mark, or by the zero bytes that Latin markup has in every second place. */
function utf16Kind(body: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third, fourth] = body;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return 'utf-16be';
  return undefined;
}

function labelOf(body: Uint8Array, contentType = ''): { name: string; decoder: string } | undefined {
  const head = new TextDecoder('latin1').decode(body.subarray(0, 1024));
  const names = [
    /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1],
    /<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']/i.exec(head)?.[1],
  ];
  for (const name of names) {
    const decoder = name && decoderFor(name);
    // A claim of UTF-16 that got here has no zero bytes to show for it.
    if (decoder && !decoder.startsWith('utf-16')) return { name, decoder };
  }
  return undefined;
}

function decoderFor(name: string): string | undefined {
  try {
    return new TextDecoder(name.trim().replaceAll('_', '-')).encoding;
  } catch {
    return undefined;
  }
}

function strictly(encoding: string, body: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

/** Not UTF-8, though it should be: either a few broken characters in UTF-8, or Windows-1252 throughout. */
function guess(body: Uint8Array, label: string): Decoded {
  const lossy = new TextDecoder().decode(body);
  const broken = lossy.split('\ufffd').length - 1;
  const intact = lossy.match(/[^\0-\x7f\ufffd]/g)?.length ?? 0;
  if (intact > broken) {
    return {
      text: lossy,
      mislabelled: `Some characters of the feed are not valid ${label} and could not be read.`,
    };
  }
  return {
    text: new TextDecoder('windows-1252').decode(body),
    mislabelled: misread(label, 'Windows-1252'),
  };
}
