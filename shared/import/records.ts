import { ImportError } from './import-error.ts';
import type { FilePlace } from './places.ts';
import type { XmlHandler } from './xml.ts';

/** An element that is wanted as a whole: its texts and attributes by their path below it. */
export type XmlRecord = {
  kind: string;
  /** Such as `author/name`, or `thread@dsq:id` for an attribute; `@dsq:id` for one of its own. */
  fields: ReadonlyMap<string, string>;
  place: FilePlace;
};

/** Which elements are records, and what is wanted of each. */
export type RecordKinds = Record<string, { path: string; fields: ReadonlySet<string> }>;

/** Characters that one text of a record may have. */
const longestField = 1024 * 1024;

type OpenRecord = { kind: string; depth: number; fields: Map<string, string>; place: FilePlace };

/**
 * Collects records out of a document. A record may stand in another: each is told when it ends, the inner first.
 * What is not wanted is not kept.
 * @throws {ImportError} `too-large` when a wanted text is
 */
export function createRecordReader(
  kinds: RecordKinds,
  onRecord: (record: XmlRecord) => void,
  onRoot: (name: string, attributes: Record<string, string>, place: FilePlace) => void,
): XmlHandler {
  const path: string[] = [];
  const open: OpenRecord[] = [];
  const kindOf = new Map(Object.entries(kinds).map(([kind, { path: at }]) => [at, kind]));
  let place: FilePlace = { line: 1, column: 1 };
  /** The field that text belongs to now, when it is wanted. */
  let field: string | undefined;

  const pathBelow = ({ depth }: OpenRecord) => path.slice(depth).join('/');
  const put = (record: OpenRecord, name: string, text: string) => {
    if (!kinds[record.kind]?.fields.has(name)) return;
    const known = record.fields.get(name) ?? '';
    if (known.length + text.length > longestField) {
      throw new ImportError('too-large', `<${name}> is longer than any text of an export.`, place);
    }
    record.fields.set(name, known + text);
  };
  const settleField = () => {
    const record = open.at(-1);
    const name = record && pathBelow(record);
    field = record && name !== undefined && kinds[record.kind]?.fields.has(name) ? name : undefined;
  };

  return {
    open(element, attributes, depth, at) {
      if (depth === 1) onRoot(element, attributes, at);
      path.push(element);
      place = at;
      const kind = kindOf.get(path.join('/'));
      if (kind) open.push({ kind, depth, fields: new Map(), place: at });
      const record = open.at(-1);
      if (record) {
        const below = pathBelow(record);
        for (const [name, value] of Object.entries(attributes)) put(record, `${below}@${name}`, value);
      }
      settleField();
    },
    text(text) {
      const record = open.at(-1);
      if (record && field !== undefined) put(record, field, text);
    },
    close(depth) {
      const record = open.at(-1);
      if (record?.depth === depth) {
        open.pop();
        onRecord(record);
      }
      path.pop();
      settleField();
    },
  };
}
