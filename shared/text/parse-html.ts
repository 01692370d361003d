import { type Handler, Parser } from 'htmlparser2';

/** Deeper markup than this is an attack: the parser's time grows with the square of the depth. */
const deepest = 2_000;
const pieceLength = 16_384;

/**
 * Reads HTML front to back and tells the handler of what stands there; gives up where tags are nested deeper
 * than any page is.
 */
export function parseHtml(
  html: string,
  handler: Pick<Partial<Handler>, 'onopentag' | 'ontext' | 'onclosetag'>,
): void {
  let depth = 0;
  const parser = new Parser({
    ...handler,
    onopentag(...tag) {
      depth += 1;
      handler.onopentag?.(...tag);
    },
    onclosetag(...tag) {
      depth -= 1;
      handler.onclosetag?.(...tag);
    },
  });
  for (let at = 0; at < html.length && depth < deepest; at += pieceLength) {
    parser.write(html.slice(at, at + pieceLength));
  }
  if (depth < deepest) parser.end();
}
