/** Where relative addresses of a feed are taken from. */
export type AddressBase = {
  /** The feed's own address, when it is one of the web. */
  web?: string;
  /** Paths of this site stand as they are: only for the sample feeds, which the site itself serves. */
  sitePaths: boolean;
};

const longest = 2000;

/**
 * An address of a feed as pages may use it: http or https, without a user name; or `undefined`.
 * @example webAddress(' //cdn.example/a b.mp3 ', { web: 'https://x.example/feed', sitePaths: false }) // 'https://cdn.example/a%20b.mp3'
 */
export function webAddress(value: string | undefined, base: AddressBase): string | undefined {
  const address = value?.trim();
  if (!address || address.length > longest) return undefined;
  if (base.sitePaths && /^\/(?![/\\])/.test(address)) return sitePath(address);
  const url = parse(address, address.startsWith('//') ? (base.web ?? 'https://localhost') : base.web);
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) return undefined;
  if (url.username || url.password || url.href.length > longest) return undefined;
  return url.href;
}

function sitePath(address: string): string | undefined {
  const url = parse(address, 'https://site.invalid');
  return url?.hostname === 'site.invalid' ? url.pathname + url.search + url.hash : undefined;
}

const parse = (address: string, base: string | undefined): URL | undefined =>
  URL.parse(address, base) ?? undefined;

/** The base for a feed that was read from this address. */
export const addressBase = (feed: string, sitePaths = false): AddressBase => ({
  ...(/^https?:\/\//i.test(feed) && { web: feed }),
  sitePaths,
});
