/** A time within an episode that a text names. */
export type Moment = {
  /** Whole seconds from the start. */
  at: number;
  /** Where it stands in the text, and how it is written there. */
  index: number;
  text: string;
};

// Times of the day carry their half: 9:30 am is no moment. Ratios and addresses have more digits around them.
const time =
  /(?<![\p{L}\p{N}:./@#-])(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d)(?![\p{L}\p{N}:/%]|\.\d|\s?[ap]\.?m\b)/giu;

/**
 * The moments of an episode that a text names.
 * @param duration of the episode in seconds; without one there are no moments
 * @example momentsIn('At 12:34 she says it', 1800) // [{ at: 754, index: 3, text: '12:34' }]
 */
export function momentsIn(text: string, duration: number | undefined): Moment[] {
  if (!duration) return [];
  return [...text.matchAll(time)].flatMap(({ 0: written, 1: hours = '0', 2: minutes, 3: seconds, index }) => {
    const at = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    return at < duration ? [{ at, index, text: written }] : [];
  });
}
