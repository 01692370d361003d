/**
 * The address that a page states as its own, absolute. Of several that differ, the one that Open Graph or
 * JSON-LD agree with; else the first. A scrap of an address gives way to what they say.
 */
export function chooseCanonical(
  canonicals: string[],
  agreeing: (string | undefined)[],
  base: string,
): string | undefined {
  const stated = canonicals.flatMap((address) => absolute(address, base) ?? []);
  const others = agreeing.flatMap((address) => (address ? (absolute(address, base) ?? []) : []));
  const isWhole = /^(?:https?:)?\//i.test(canonicals[0]?.trim() ?? '');
  return (
    stated.find((address) => others.includes(address)) ??
    (isWhole ? stated[0] : undefined) ??
    others[0] ??
    stated[0]
  );
}

/** @returns `undefined` for what is no address of the web */
export function absolute(address: string, base: string): string | undefined {
  const url = URL.parse(address.trim(), base);
  return url && /^https?:$/.test(url.protocol) && url.hostname && url.href.length <= 2000
    ? url.href
    : undefined;
}

/**
 * Says whether a stated address may stand for the article in place of the one that was fetched: it must lie
 * on the same site, and not be that site's front page, which badly made pages state on every article.
 */
export function isTrustedCanonical(stated: string, fetched: string): boolean {
  const one = URL.parse(stated);
  const other = URL.parse(fetched);
  if (!one || !other) return false;
  const isFront = one.pathname === '/' && !one.search && (other.pathname !== '/' || other.search !== '');
  return !isFront && siteOf(one.hostname) === siteOf(other.hostname);
}

/** The site of a host: its last two labels, three under country suffixes such as `co.uk`. */
export function siteOf(host: string): string {
  const labels = host.split('.');
  const isCountry =
    labels.length > 2 && /^(?:co|com|org|net|gov|ac|edu|gob|or|ne)$/.test(labels.at(-2) ?? '');
  return labels.slice(isCountry ? -3 : -2).join('.');
}
