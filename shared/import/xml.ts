import { Parser } from 'htmlparser2';
import { EncodingError } from './decode.ts';
import { ImportError } from './import-error.ts';
import { createPlaces, type FilePlace } from './places.ts';

/** Who is told of the elements of a document, in their order. */
export type XmlHandler = {
  /** @param depth 1 for the outermost element */
  open(name: string, attributes: Record<string, string>, depth: number, place: FilePlace): void;
  text(text: string): void;
  close(depth: number): void;
};

/** Deeper than any export. */
const deepest = 64;
/** Characters that a tag, a comment or a piece of character data may have: it is read as a whole. */
const longestPiece = 8 * 1024 * 1024;
const fedAtOnce = 64 * 1024;

/**
 * Reads an XML document that comes in pieces, and holds no more of it than one piece. Stricter than the parser
 * beneath: every element is closed by its own tag, and a document type with declarations is not taken, so that
 * there are no entities but the five of XML.
 * @throws {ImportError} saying where: `not-well-formed`, `cut-short`, `declarations`, `too-deep`, `too-large`,
 * `encoding`
 */
export async function readXml(chunks: AsyncIterable<string>, handler: XmlHandler): Promise<void> {
  const places = createPlaces();
  const parser = new StrictParser(handler, (index) => places.at(index));
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += fedAtOnce) {
        const piece = chunk.slice(at, at + fedAtOnce);
        places.feed(piece);
        parser.write(piece);
        if (places.length() - parser.startIndex > longestPiece) {
          throw new ImportError(
            'too-large',
            'what begins here is longer than anything in an export.',
            places.at(parser.startIndex),
          );
        }
      }
    }
  } catch (error) {
    if (!(error instanceof EncodingError)) throw error;
    throw new ImportError('encoding', error.message, places.end(), { cause: error });
  }
  parser.finish(places.end());
}

/** Refuses what the parser beneath would forgive. */
class StrictParser extends Parser {
  readonly #place: (index: number) => FilePlace;
  readonly #open: { name: string; place: FilePlace }[];
  readonly #state: { isOver: boolean; closed: number; isSelfClosing: boolean };

  constructor(handler: XmlHandler, placeOf: (index: number) => FilePlace) {
    const open: { name: string; place: FilePlace }[] = [];
    const state = { isOver: false, closed: 0, isSelfClosing: false };
    const here = () => placeOf(this.startIndex);
    super(
      {
        onopentag(name, attributes) {
          const place = here();
          if (state.isOver) throw malformed(`<${name}> stands after the end of the document.`, place);
          open.push({ name, place });
          if (open.length > deepest) {
            throw new ImportError(
              'too-deep',
              `<${name}> is nested deeper than anything in an export.`,
              place,
            );
          }
          handler.open(name, attributes, open.length, place);
        },
        ontext(text) {
          if (open.length > 0) handler.text(text);
          else if (/[^\s\ufeff]/.test(text)) throw malformed('here is text outside of any element.', here());
        },
        onclosetag(name, isImplied) {
          if (isImplied && !state.isSelfClosing) {
            const inner = open.at(-1);
            throw malformed(
              `another element is closed while <${name}> of line ${inner?.place.line} is open.`,
              here(),
            );
          }
          handler.close(open.length);
          open.pop();
          state.closed += 1;
          state.isOver = open.length === 0;
        },
        onprocessinginstruction(name, data) {
          if (
            name.startsWith('!') &&
            (/^!(?:entity|element|attlist|notation)/i.test(name) || data.includes('['))
          ) {
            throw new ImportError('declarations', 'a document type with declarations is not taken.', here());
          }
        },
      },
      { xmlMode: true, decodeEntities: true },
    );
    this.#place = placeOf;
    this.#open = open;
    this.#state = state;
  }

  /** Called by the parser for each closing tag, also for one that closes nothing. */
  override onclosetag(start: number, end: number): void {
    const before = this.#state.closed;
    super.onclosetag(start, end);
    if (this.#state.closed === before) {
      throw malformed('a closing tag stands here for which nothing was opened.', this.#place(start));
    }
  }

  /** Called by the parser for `<a/>`, whose end is its own. */
  override onselfclosingtag(end: number): void {
    this.#state.isSelfClosing = true;
    super.onselfclosingtag(end);
    this.#state.isSelfClosing = false;
  }

  /** @throws {ImportError} when the document is not at its end */
  finish(place: FilePlace): void {
    const inner = this.#open.at(-1);
    if (inner) {
      throw new ImportError(
        'cut-short',
        `the file ends while <${inner.name}> of line ${inner.place.line} is open: a part of it is missing.`,
        place,
      );
    }
    if (!this.#state.isOver) throw malformed('the file ends before any element.', place);
  }
}

const malformed = (sentence: string, place: FilePlace) => new ImportError('not-well-formed', sentence, place);
