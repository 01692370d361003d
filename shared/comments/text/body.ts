/** Characters (UTF-16 units) of the longest comment. */
export const longestBody = 5000;

/**
 * A comment's text, or a reporter's note, as it is stored: what the commenter sent, with the line ends of forms made plain and halves
 * of characters, which no storage takes, replaced. Nothing else is changed: whoever shows it cleans it.
 * @example readBody('one\r\ntwo') // 'one\ntwo'
 */
export const readBody = (sent: string): string => sent.replace(/\r\n?/g, '\n').toWellFormed();
