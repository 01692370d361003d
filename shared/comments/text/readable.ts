/** Controls but for tabs and line ends, separators of lines and paragraphs, and characters that are none. */
const controls = /[^\P{Cc}\t\n]|[\u2028\u2029\ufff9-\uffff]|\p{Noncharacter_Code_Point}/gu;
/** Characters that show nothing, but for the joiners and selectors that scripts and emoji need. */
const invisible = /(?!\u200c|\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}/gu;
/** A joiner that joins nothing, or more than one selector. */
const idle =
  /(?<!\p{L}|\p{M}|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)(?:\u200c|\u200d)+|(?:\u200c|\u200d){2,}|(?:\ufe0e|\ufe0f){2,}/gu;
const tower = /(\p{M}{3})\p{M}+/gu;

/**
 * A text as it can be shown anywhere: composed letters, no control, no character that turns the text around or
 * cannot be seen, at most three marks on a letter. Words and line ends stay.
 * @see https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing
 */
export const readable = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(controls, '')
    .replace(invisible, '')
    .replace(idle, '')
    .replace(tower, '$1');
