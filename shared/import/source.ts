import type { CommentState } from '../comment.ts';
import type { RecordKinds, XmlRecord } from './records.ts';

/** A discussion as another system kept it. */
export type SourceThread = {
  /** What comments of the file name it by. */
  key: string;
  /** Where it stood; empty when the file does not say. */
  address: string;
  /** Other names that it had there: an identifier, a slug, a guid. */
  names: string[];
  title: string;
  isClosed: boolean;
  line: number;
};

/** Whether a comment was shown, and if not, why. */
export type SourceState = Exclude<CommentState, 'purged'>;

/** A comment as another system kept it. */
export type SourceComment = {
  /** What the file names it by. */
  key: string;
  /** The same among all exports of the same system, now and later. */
  identity: string;
  thread: string;
  /** The comment that it answers. */
  parent: string | undefined;
  name: string;
  /** What tells its author from others; `undefined` when nothing does. */
  person: string | undefined;
  /** HTML, as it was kept. */
  html: string;
  /** ISO 8601 in UTC; `undefined` when the file gives no time that can be read. */
  postedAt: string | undefined;
  state: SourceState;
  line: number;
};

/** What a record of a file is. `other`: something that is known and is no comment of a person. */
export type SourceItem =
  | { kind: 'thread'; thread: SourceThread }
  | { kind: 'comment'; comment: SourceComment }
  | { kind: 'ping' }
  | { kind: 'nothing' };

/** How the exports of one system are read. */
export type SourceFormat = {
  name: 'disqus' | 'wordpress';
  records: RecordKinds;
  /** Reads one record after the other; threads may come after their comments. */
  createReader(): (record: XmlRecord) => SourceItem;
  /** Whether line ends in a comment are line ends, and not white space of HTML. */
  keepsLines: boolean;
};

/** What tells somebody from others by their mail address, whichever system knew them. */
export const personOfAddress = (address: string): string => `mail:${address.trim().toLowerCase()}`;
