import type { Problem } from '../problem.ts';
import { clip } from '../text/clip.ts';
import { oneLine } from '../text/line.ts';

type Item = { position: number; title: string };

const about = (item: Item, code: string, setAside: boolean, sentence: string): Problem => ({
  code,
  sentence,
  item: { position: item.position, title: clip(oneLine(item.title), 200) },
  setAside,
});
const quoted = (text = ''): string => `“${clip(oneLine(text), 80)}”`;

/** What can be wrong with one item, in words for those who publish the feed. */
export const problems = {
  'no-audio': (item: Item): Problem =>
    about(item, 'no-audio', true, 'This item has no audio or video file, so it is not shown as an episode.'),
  'audio-address': (item: Item, address?: string): Problem =>
    about(
      item,
      'audio-address',
      true,
      address?.trim()
        ? `The address of this item’s audio, ${quoted(address)}, is not a web address, so it cannot be played.`
        : 'This item names an audio file but leaves its address empty, so it cannot be played.',
    ),
  unreadable: (item: Item): Problem =>
    about(
      item,
      'unreadable',
      true,
      'This item is damaged and could not be read. The others are not affected.',
    ),
  'cut-off': (item: Item): Problem =>
    about(
      item,
      'cut-off',
      true,
      'The feed breaks off in the middle of this item. It was left out until the feed is whole again.',
    ),
  duplicate: (item: Item): Problem =>
    about(item, 'duplicate', true, 'This item stands in the feed twice. The first of the two is shown.'),
  'not-closed': (item: Item): Problem =>
    about(
      item,
      'not-closed',
      false,
      'The end of this item is not marked in the feed. It was taken to end where the next begins.',
    ),
  'no-title': (item: Item): Problem =>
    about(
      item,
      'no-title',
      false,
      'This item has no title. The beginning of its description stands in for one.',
    ),
  'no-date': (item: Item, date?: string): Problem =>
    about(
      item,
      'no-date',
      false,
      `${date ? `The date ${quoted(date)} cannot be read.` : 'This item has no date.'} The day it was first seen here is shown instead.`,
    ),
  'odd-duration': (item: Item, duration: string): Problem =>
    about(item, 'odd-duration', false, `The length ${quoted(duration)} cannot be read, so none is shown.`),
  'long-notes': (item: Item): Problem =>
    about(item, 'long-notes', false, 'The notes of this item are very long. Their end is left out.'),
};

/** What can be wrong with a feed as a whole without making it useless. */
export const feedProblem = (code: string, sentence: string): Problem => ({ code, sentence, setAside: false });
