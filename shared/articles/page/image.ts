const genericName =
  /(?:^|[-_./ ])(?:logos?|default\w*|placeholder\w*|fallback\w*|blank|spacer|pixel|avatar|favicon|icon|apple-touch-icon|no-?image|noimg|site-?(?:image|card|share)|(?:og|open-?graph|social|share|sharing|twitter|facebook|fb|seo)[-_]?(?:image|card|img|share|sharing|logo|default|preview|thumb\w*|banner)?\d{0,4}|card|generic|cover-?default|header-?image|banner-?default)(?=[-_./ \d]|$)/i;
const genericHost = /(?:^|\.)(?:gravatar\.com|graph\.facebook\.com|pixel\.\w+\.\w+)$/;
const smallest = 200;

/** A picture as a page offers it, with its size when that is stated. */
export type OfferedImage = { address: string; width?: number | undefined; height?: number | undefined };

/**
 * Says whether a picture is by its looks a card of the whole site: a logo, a placeholder, somebody's face, a
 * drawing, or too small for a picture of an article.
 * @param logos addresses of pictures that belong to the outlet
 */
export function isGenericCard({ address, width, height }: OfferedImage, logos: string[]): boolean {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return true;
  if ((width !== undefined && width < smallest) || (height !== undefined && height < smallest / 2))
    return true;
  if (/\.(?:svg|gif|ico)$/i.test(url.pathname) || genericHost.test(url.hostname)) return true;
  const name = url.pathname.slice(url.pathname.lastIndexOf('/') + 1);
  return (
    genericName.test(name) ||
    /\/logos?\//i.test(url.pathname) ||
    logos.some((logo) => imageKey(logo) === imageKey(address))
  );
}

/**
 * A picture's address without its size and scheme, under which two offers of one picture are the same.
 * @example imageKey('https://cdn.example/a.jpg?w=600') // 'cdn.example/a.jpg'
 */
export function imageKey(address: string): string {
  const url = URL.parse(address);
  return url ? `${url.hostname}${url.pathname.replace(/-\d{2,4}x\d{2,4}(?=\.\w+$)/, '')}` : address;
}
