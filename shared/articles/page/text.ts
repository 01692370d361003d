import { clip } from '../../text/clip.ts';
import { oneLine } from '../../text/line.ts';
import { plainText } from '../../text/plain.ts';

/**
 * A line of text from a page: markup and entities gone, also those that were escaped twice, bounded.
 * @example pageText('Guns &amp;amp; butter', 300) // 'Guns & butter'
 */
export function pageText(value: string | undefined, limit: number): string | undefined {
  if (!value) return undefined;
  const once = plainText(value.slice(0, 10_000));
  const text = oneLine(/&(?:[a-z]{2,8}|#\d{1,7}|#x[\da-f]{1,6});/i.test(once) ? plainText(once) : once);
  return text ? clip(text, limit) : undefined;
}
