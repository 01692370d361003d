/** Bytes that are no text of the encoding that the file states, or that it is in by its first bytes. */
export class EncodingError extends Error {
  override name = 'EncodingError';
}

const longestDeclaration = 1024;

/**
 * Reads bytes as text, in the encoding of the byte order mark, or of the XML declaration, or in UTF-8. Where bytes
 * are wrong, what comes before them is given first.
 * @throws {EncodingError} when the encoding is not known, or bytes do not belong to it
 * @see https://www.w3.org/TR/xml/#sec-guessing
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let head = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (decoder) {
      yield* decoded(decoder, chunk);
    } else {
      head = Buffer.concat([head, chunk]);
      if (head.length < longestDeclaration) continue;
      decoder = decoderOf(head);
      yield* decoded(decoder, head);
    }
  }
  if (!decoder) {
    decoder = decoderOf(head);
    yield* decoded(decoder, head);
  }
  yield* decoded(decoder);
}

function decoderOf(head: Buffer): TextDecoder {
  const label = markedEncoding(head) ?? statedEncoding(head) ?? 'utf-8';
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (cause) {
    throw new EncodingError(`The file says that it is in the encoding "${label}", which is not known.`, {
      cause,
    });
  }
}

function markedEncoding(head: Buffer): string | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : undefined;
}

/** A declaration that can be read in ASCII is none of UTF-16, whatever it says. */
function statedEncoding(head: Buffer): string | undefined {
  const declaration = head.subarray(0, longestDeclaration).toString('latin1');
  const [, label] = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(declaration) ?? [];
  return label && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

/** The text of a chunk; without a chunk, of what is left. */
function* decoded(decoder: TextDecoder, chunk?: Uint8Array): Generator<string> {
  try {
    yield chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch (cause) {
    // What was read well stands before the sign that a forgiving decoder puts for wrong bytes.
    const [before = ''] = new TextDecoder(decoder.encoding).decode(chunk).split('\ufffd');
    yield before;
    throw new EncodingError(`Here are bytes that are no text in ${decoder.encoding.toUpperCase()}.`, {
      cause,
    });
  }
}
