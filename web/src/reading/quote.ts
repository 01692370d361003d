import { clock } from '../text/durations.ts';

/** Words of an episode, with what has to be said of where they come from. */
export type Quote = {
  words: string;
  speaker: string | undefined;
  /** Of the episode. */
  title: string;
  showTitle: string;
  /** Seconds. */
  at: number;
  /** Whole: `https://…`. */
  address: string;
};

/**
 * A quotation as people paste it.
 * @example quoteText({ words: 'Hello.', speaker: 'Host', title: 'A', showTitle: 'B', at: 62, address: 'https://c.example' })
 * // '“Hello.” — Host, A (B), 1:02\nhttps://c.example'
 */
export const quoteText = ({ words, speaker, title, showTitle, at, address }: Quote): string =>
  `“${words}” — ${speaker ? `${speaker}, ` : ''}${title} (${showTitle}), ${clock(at)}\n${address}`;
