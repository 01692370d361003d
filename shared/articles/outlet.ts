import type { Site } from '../site/schema.ts';

/**
 * The configured outlet of an address: by its host, or one below it; else, where a shortened address hides
 * the host, by the linked words when they are the outlet's name or initials.
 * @example outletOf('news.antiwar.com', '[Link]', outlets) // 'antiwar-com'
 */
export function outletOf(host: string, anchor: string, outlets: Site['outlets']): string | undefined {
  const bare = host.replace(/^www\./, '');
  const byHost = outlets.find(({ hosts }) =>
    hosts.some((known) => bare === known || bare.endsWith(`.${known}`)),
  );
  return byHost?.slug ?? outlets.find(({ name }) => isNamed(anchor, name))?.slug;
}

const isNamed = (anchor: string, name: string): boolean => {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/^the\s+/, '')
      .replace(/[^\p{L}\p{N}]/gu, '');
  return plain(anchor) !== '' && plain(anchor) === plain(name);
};
