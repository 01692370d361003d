/** An encoded word has at most 75 characters, twelve of them around these bytes: https://www.rfc-editor.org/rfc/rfc2047 */
const mostBytes = 45;

/**
 * Whom a mail comes from, as its header says it: in ASCII alone, whatever the site is called.
 * @example senderOf('Show & Tell', 'no-reply@example.org') // '"Show & Tell" <no-reply@example.org>'
 */
export function senderOf(title: string, address: string): string {
  const name = title.replace(/\p{Cc}+/gu, ' ');
  const isPlain = /^[ -~]*$/.test(name);
  return `${isPlain ? `"${name.replace(/["\\]/g, '\\$&')}"` : encodedWords(name)} <${address}>`;
}

function encodedWords(text: string): string {
  const words: string[] = [''];
  for (const character of text) {
    const longer = `${words.at(-1)}${character}`;
    if (Buffer.byteLength(longer) > mostBytes) words.push(character);
    else words[words.length - 1] = longer;
  }
  return words.map((word) => `=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`).join(' ');
}
