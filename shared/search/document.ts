/** What a search finds. A transcript is found as moments of its episode. */
export const searchKinds = ['episode', 'transcript', 'article'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** One line of a transcript: seconds from the start of the audio, and what is said there. */
export type SearchCue = { start: number; text: string };

type DocumentHead = {
  /** Of the episode or article; a transcript has the id of its episode. */
  id: string;
  /** Slug of the show; articles have none. */
  show?: string;
  /** Path on this site. */
  url: string;
  /** What a result prints large. */
  title: string;
  /** Names of those heard in it or who wrote it: a result prints the ones that were found. */
  people?: string[];
  /** Found but not printed: the show's title, a number. */
  names?: string;
  /** ISO 8601 in UTC. */
  publishedAt: string;
  /** Of whatever the document was made from: one that the index holds already is not written again. */
  digest: string;
};

/** Something to be found, as plain text. */
export type SearchDocument = DocumentHead &
  ({ kind: 'episode' | 'article'; text: string } | { kind: 'transcript'; cues: SearchCue[] });

/** Names a document in its index. */
export const documentKey = ({ kind, id }: { kind: SearchKind; id: string }): string => `${kind}:${id}`;

/** People, cues, and characters of each part of a document that are kept: a transcript of five hours has about 250,000. */
export const longest = { title: 500, people: 50, name: 200, names: 2_000, text: 600_000, cues: 50_000 };
