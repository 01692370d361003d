/** A file kept beside the table: transcripts too long for a row, pictures, the search index. */
export type StoredObject = {
  body: Uint8Array;
  /** Changes with every other content; opaque. */
  etag: string;
};

export type PutOptions = {
  /** MIME type that a web server gives it. */
  contentType: string;
} & (
  | { ifMatch?: never; ifAbsent?: never }
  /** Stores only over the content with this etag. */
  | { ifMatch: string; ifAbsent?: never }
  /** Stores only where nothing is. */
  | { ifMatch?: never; ifAbsent: true }
);

/** The few calls on objects that the site needs; names as `checkObjectName` allows them. */
export type ObjectStore = {
  get(name: string): Promise<StoredObject | undefined>;
  /**
   * Whole or not at all: nobody ever reads half of a body.
   * @returns the etag of what was stored
   * @throws {ObjectConflictError} when the condition did not hold; nothing was stored
   */
  put(name: string, body: Uint8Array, options: PutOptions): Promise<{ etag: string }>;
};

/** Somebody else stored, or took away, an object first. */
export class ObjectConflictError extends Error {
  override name = 'ObjectConflictError';
  readonly object: string;

  constructor(object: string, options?: ErrorOptions) {
    super(`The object ${object} is not what it was expected to be.`, options);
    this.object = object;
  }
}

const part = /^[a-z0-9][a-z0-9._-]*$/;

/**
 * Lets through names of small letters, digits, dots and hyphens, divided by slashes, such as
 * `transcripts/k3x9q2mfab.json.gz`; so no name leads out of a folder or differs only in case.
 * @throws {RangeError} for any other name
 */
export function checkObjectName(name: string): string {
  if (name.length <= 200 && name.split('/').every((step) => part.test(step))) return name;
  throw new RangeError(`"${name}" cannot be the name of an object.`);
}
