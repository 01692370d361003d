/** What the site says to a decision. */
export type Answer =
  | { kind: 'done'; data: Said }
  /** Somebody else was first: `html` is the card as it is now. */
  | { kind: 'stale'; sentence: string; html: string | undefined }
  | { kind: 'refused'; sentence: string }
  | { kind: 'signed-out' };

/** What became of one comment of several. */
export type Result = {
  comment: string;
  outcome: 'done' | 'stale' | 'refused';
  rev?: number;
  sentence?: string;
};

type Said = {
  comment?: string;
  rev?: number;
  /** Of a guest who was held or banned. */
  stamp?: string;
  results?: Result[];
};
type Trouble = { type?: string; detail?: string; current?: { html?: string } };

/** Reads an answer; `undefined` when it may be another in a moment. */
export async function readAnswer(response: Response): Promise<Answer | undefined> {
  const { status } = response;
  if (status >= 500 || status === 408 || status === 429) return undefined;
  const text = await response.text();
  if (response.ok) {
    const data: Said = text ? JSON.parse(text) : {};
    return { kind: 'done', data };
  }
  if (status === 401) return { kind: 'signed-out' };
  const trouble: Trouble = JSON.parse(text);
  if (trouble.type === '/problems/foreign-form') return { kind: 'signed-out' };
  const sentence = trouble.detail ?? 'The site did not take it.';
  const isStale = trouble.type === '/problems/stale-revision';
  return isStale ? { kind: 'stale', sentence, html: trouble.current?.html } : { kind: 'refused', sentence };
}
