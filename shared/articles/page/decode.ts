import { decodeFeed } from '../../feed/decode.ts';

const longest = 1_500_000;
const headLength = 100_000;

/**
 * The text of a page, at most its first 1.5 MB: by byte order mark, by what the bytes prove, by the answer's
 * label, by the page's own wherever in its head that stands.
 */
export function decodePage(body: Uint8Array, contentType: string | undefined): string {
  const whole = body.length <= longest ? body : body.subarray(0, lastTagEnd(body));
  if (whole.every((byte) => byte <= 0x20)) return '';
  const label = contentType && /charset/i.test(contentType) ? contentType : charsetIn(whole);
  return decodeFeed(whole, label).text;
}

function charsetIn(body: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(body.subarray(0, headLength));
  const charset = /<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,40})/i.exec(head)?.[1];
  return charset && `charset=${charset}`;
}

/** Cuts after a tag, so that no character is left in two. */
function lastTagEnd(body: Uint8Array): number {
  const end = body.lastIndexOf(0x3e, longest - 1);
  return end === -1 ? longest : end + 1;
}
