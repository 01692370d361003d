import { withoutTrackers } from '../feed/enclosure-key.ts';

/** Hosts that pass a reader on to the address that stands in a field of the query. */
const wrappers: { host: RegExp; path: RegExp; fields: string[] }[] = [
  { host: /(?:^|\.)google\.[a-z.]{2,6}$/, path: /^\/(?:url|imgres)$/, fields: ['q', 'url', 'imgrefurl'] },
  { host: /^lm?\.(?:facebook|instagram|messenger)\.com$/, path: /./, fields: ['u'] },
  { host: /(?:^|\.)facebook\.com$/, path: /^\/l\.php$/, fields: ['u'] },
  { host: /(?:^|\.)youtube\.com$/, path: /^\/(?:redirect|attribution_link)$/, fields: ['q'] },
  { host: /^out\.reddit\.com$/, path: /./, fields: ['url'] },
  { host: /^t\.umblr\.com$/, path: /^\/redirect$/, fields: ['z'] },
  { host: /^(?:www\.)?linkedin\.com$/, path: /^\/(?:redir|safety)\//, fields: ['url'] },
  { host: /^(?:www\.)?vk\.com$/, path: /^\/away(?:\.php)?$/, fields: ['to'] },
  { host: /^steamcommunity\.com$/, path: /^\/linkfilter/, fields: ['url', 'u'] },
  { host: /^(?:www\.)?slack-redir\.net$/, path: /^\/link$/, fields: ['url'] },
  { host: /^(?:\w+\.)?disq\.us$/, path: /^\/url$/, fields: ['url'] },
  { host: /^duckduckgo\.com$/, path: /^\/l\/?$/, fields: ['uddg'] },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /./, fields: ['url'] },
  { host: /^go\.(?:skimresources|redirectingat)\.com$/, path: /./, fields: ['url'] },
  { host: /^click\.linksynergy\.com$/, path: /./, fields: ['murl', 'RD_PARM1'] },
  { host: /^clk\.tradedoubler\.com$/, path: /^\/click$/, fields: ['url'] },
  { host: /^(?:www\.)?awin1\.com$/, path: /./, fields: ['ued', 'p'] },
  { host: /^(?:www\.)?shareasale\.com$/, path: /./, fields: ['urllink'] },
  { host: /^medium\.com$/, path: /^\/m\/global-identity/, fields: ['redirectUrl'] },
];
const ampViewer = /^\/amp\/(?:s\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+\/.*)$/i;
const afterMark = /^(?:href\.li|anonym\.to|nullrefer\.com|dereferer\.org)$/;
const urlDefense = /^\/v3\/__(https?:\/\/?.+?)__;/;

/**
 * The address behind a redirect wrapper that spells it out, one layer; `undefined` when the address is no
 * wrapper.
 * @example unwrap(new URL('https://www.google.com/url?q=https://news.example/a')) // URL of https://news.example/a
 */
export function unwrap(url: URL): URL | undefined {
  const host = url.hostname;
  const rule = wrappers.find(({ host: hosts, path }) => hosts.test(host) && path.test(url.pathname));
  const field = rule?.fields.map((name) => url.searchParams.get(name)).find((value) => value);
  if (field) return inner(field);
  if (afterMark.test(host)) return inner(url.search.slice(1));
  if (host === 'urldefense.com')
    return inner(urlDefense.exec(url.pathname)?.[1]?.replace(/^(https?:\/)\/?/, '$1/'));
  const amp = /(?:^|\.)google\.[a-z.]{2,6}$/.test(host) ? ampViewer.exec(url.pathname)?.[1] : undefined;
  if (amp) return inner(`https://${amp}`);
  const tracked = withoutTrackers([host, ...url.pathname.slice(1).split('/')]);
  return tracked[0] === host ? undefined : inner(`${url.protocol}//${tracked.join('/')}${url.search}`);
}

function inner(address: string | undefined): URL | undefined {
  const url = address ? URL.parse(address) : null;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}
