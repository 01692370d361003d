/** What a host can do about a problem of a feed, by its code; some mend themselves, or need nothing. */
const advice: Record<string, string> = {
  'no-audio':
    'Add the audio file to this item where the feed is made (an <enclosure> with an address). If it is an announcement without audio, nothing needs to be done.',
  'audio-address':
    'Open the episode where the feed is made and give its audio file again; the address has to start with https://.',
  unreadable:
    'Save the episode once more where the feed is made; something in its text broke the feed there.',
  'cut-off':
    'The server stopped in the middle of the feed. If this stays after the next read, ask whoever hosts the feed.',
  duplicate:
    'Remove one of the two items where the feed is made. If they are two episodes, give each its own GUID.',
  'not-closed': 'Ask whoever makes the feed to close this item; other readers may lose it.',
  'no-title': 'Give the episode a title where the feed is made.',
  'no-date': 'Give the episode a date where the feed is made; until then its place in the list is a guess.',
  'odd-duration': 'Correct the length where the feed is made: seconds, or hours:minutes:seconds.',
  'long-notes': 'Shorten the notes of this episode, or leave them: only their end is missing here.',
  moved: 'Put the new address into site.config.ts and deploy; until then it is read there anyway.',
  'move-unconfirmed': 'Look at what a change would do below. If it is your podcast, confirm the move.',
  'moved-elsewhere': 'Look at what a change would do below. If it is your podcast, confirm the move.',
  'page-missing': 'Older episodes are on a page of the feed that did not answer. It is asked for again.',
  'too-many-pages':
    'The feed is longer than is read here. Have its older episodes left out, or in one long feed.',
  'wrong-encoding': 'Ask whoever makes the feed to send it as UTF-8, as it says that it is.',
  'no-end': 'The feed has no end. If this stays after the next read, ask whoever hosts it.',
  'junk-before':
    'Something is printed before the feed begins, often a warning of a plugin. Ask whoever hosts it.',
  'junk-after': 'Something is printed after the feed ends, often a counter. Ask whoever hosts it.',
  'control-characters':
    'There are invisible characters in the notes, often from a word processor. Paste them again as plain text.',
  unreachable: 'Look whether the address opens in a browser. If it does, wait for the next read.',
  'bad-address': 'Correct the address of the feed in site.config.ts.',
  'bad-status': 'Look whether the address opens in a browser; if not, ask whoever hosts the feed.',
  'not-a-feed': 'The address leads to something that is no feed. Find the address of the feed itself.',
  'web-page':
    'The address leads to a web page. Find the address of the feed itself; it often ends in .xml or /rss.',
  'redirect-loop': 'The address leads round in a circle. Ask whoever hosts the feed.',
  'private-address': 'The address leads into a private network, which this site never enters.',
  'too-large': 'The feed is larger than 64 MB. Have its older episodes left out.',
  'too-large-to-read': 'The feed needs more memory than a feed may have. Have its older episodes left out.',
  'too-slow': 'The server takes very long. If this stays, ask whoever hosts the feed.',
  'too-slow-to-read':
    'Reading the feed takes too long. Have its older episodes left out, or their notes shortened.',
  empty: 'The server answers with nothing. If this stays, ask whoever hosts the feed.',
  'unknown-encoding': 'Ask whoever makes the feed to send it as UTF-8.',
  busy: 'Another read was under way. The next one goes on from there.',
  internal: 'The log of the sync function says what happened. The next read goes on from where it stopped.',
};

/**
 * How to mend a problem, in a host's words.
 * @example adviceFor('no-title') // 'Give the episode a title where the feed is made.'
 */
export const adviceFor = (code: string): string | undefined => advice[code];
