/** Controls but for tabs and line ends, separators of lines and paragraphs, and characters that are none. */
const controls = /[^\P{Cc}\t\n]|[\u2028\u2029\ufff9-\uffff]|\p{Noncharacter_Code_Point}/gu;
/** Characters that show nothing, but for the joiners and selectors that scripts and emoji need, and some flags. */
const invisible =
  /(\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f})|(?!\u200c|\u200d|\ufe0e|\ufe0f)\p{Default_Ignorable_Code_Point}/gu;
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
    .replace(controls, '')
    .replace(invisible, '$1')
    .replace(idle, '')
    .normalize('NFC')
    .replace(tower, '$1');
