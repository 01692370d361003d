/** One part of an article's body: what it says, and how Markdown writes it. */
export type Block = {
  kind: 'paragraph' | 'heading' | 'list' | 'quote' | 'other';
  /** Its words on one line, without markup: what rules look at. */
  text: string;
  markdown: string;
};

/** What a page says of its article before the site's configuration has a word in it. */
export type PageDraft = {
  headline?: string | undefined;
  dek?: string | undefined;
  /** The author's name, as a byline or the page's own data state it. */
  author?: string | undefined;
  /** ISO 8601, a day or a moment. */
  date?: string | undefined;
  /** Where the article stands, by its own account. */
  address?: string | undefined;
  outletName?: string | undefined;
  kind?: 'news' | 'opinion' | undefined;
  /** Body and what stands around it, in order. */
  blocks: Block[];
  /** What could not be taken along, such as pictures: one phrase each. */
  leftOut: string[];
};
