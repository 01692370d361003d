// What XML 1.0 cannot hold at all, not even escaped: https://www.w3.org/TR/xml/#charsets
const forbidden = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|[\u{1fffe}\u{1ffff}]/gu;

/**
 * A text as XML can hold it: characters that no XML document may have are dropped, lone halves of characters
 * replaced. What a feed says arrives here from other people's feeds.
 */
export const validXml = (text: string): string => text.toWellFormed().replace(forbidden, '');

/** The end of a CDATA section inside a text would end the section; as an entity it reads the same in HTML. */
export const validHtml = (html: string): string => validXml(html).replaceAll(']]>', ']]&gt;');
