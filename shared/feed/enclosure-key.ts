/** Hosts that only count a download and pass it on: the address they pass it to stands in their path. */
const trackers =
  /(?:^|\.)(?:podtrac\.com|chtbl\.com|chrt\.fm|pdst\.fm|op3\.dev|mgln\.ai|blubrry\.com|blubrry\.net|pscrb\.fm|podscribe\.com|prfx\.byspotify\.com|claritaspod\.com|clrtpod\.com|arttrk\.com|swap\.fm|vpixl\.com|podkite\.com|gum\.fm|zen\.ai|pdcn\.co|podcorn\.com|podsights\.com|backtracks\.fm|measure\.fm|adbarker\.com|tritondigital\.com|artsai\.com|advertising-cdn\.com)$/;
const hostName = /^(?:[a-z0-9_-]+\.)+[a-z]{2,24}(?::\d+)?$/i;
const mediaFile = /\.(?:mp[234]|m4[abv]|aac|og[gav]|opus|flac|wav|wma|mov|webm|mpe?g|aiff?|avi|wmv|flv)$/i;

/**
 * An audio address reduced to what stays while an episode stays the same file: no scheme, no `www.`, no
 * tracking prefixes, no query (unless the query is what names the file).
 * @example enclosureKey('https://www.podtrac.com/pts/redirect.mp3/pdst.fm/e/cdn.example/show/1.mp3?x=1') // 'cdn.example/show/1.mp3'
 */
export function enclosureKey(address: string): string {
  const [beforeQuery = '', query] = split(address.replace(/#.*$/s, ''), '?');
  const segments = beforeQuery.replace(/^(?:https?:)?\/\//i, '').split('/');
  const path = withoutTrackers(segments);
  const host = path[0]?.toLowerCase().replace(/^www\.|:\d+$/g, '') ?? '';
  const key = [host, ...path.slice(1)].join('/');
  return query && !mediaFile.test(beforeQuery) ? `${key}?${query}` : key;
}

/**
 * The end of the path, which a move to another host usually keeps: folder and file, or `undefined` when
 * the key names no file.
 * @example enclosureTail('cdn.example/show/1.mp3') // 'show/1.mp3'
 */
export function enclosureTail(key: string): string | undefined {
  if (!mediaFile.test(key)) return undefined;
  return key.split('/').slice(1).slice(-2).join('/') || undefined;
}

/** The address that tracking hosts pass on, in segments, host first; the same segments when there is none. */
export function withoutTrackers(segments: string[]): string[] {
  if (!trackers.test(segments[0]?.toLowerCase() ?? '')) return segments;
  const target = segments.findIndex(
    (segment, at) => at > 0 && at < segments.length - 1 && hostName.test(segment) && !mediaFile.test(segment),
  );
  return target === -1 ? segments : withoutTrackers(segments.slice(target));
}

function split(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
