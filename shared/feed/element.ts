/**
 * The text of the first element of that name, without character data marks, undecoded.
 * @example elementText('<item><itunes:duration><![CDATA[12:30]]></itunes:duration></item>', 'itunes:duration') // '12:30'
 */
export function elementText(xml: string, name: string): string | undefined {
  const start = xml.search(new RegExp(`<${name}[\\s>]`, 'i'));
  if (start === -1) return undefined;
  const from = xml.indexOf('>', start) + 1;
  const to = xml.indexOf('</', from);
  if (from === 0 || to === -1) return undefined;
  const text = xml.slice(from, Math.min(to, from + 200)).replace(/<!\[CDATA\[|\]\]>/g, '');
  return text.trim();
}
