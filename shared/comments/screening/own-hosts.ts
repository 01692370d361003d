import type { Site } from '../../site/schema.ts';
import { withoutWww } from '../text/links-found.ts';

/** Hosts that belong to the author: the site, its outlets, and where its people and shows are found. */
export function ownHostsOf(site: Site): string[] {
  const links = [...site.people, ...site.shows].flatMap((one) =>
    'links' in one ? one.links : one.subscribe,
  );
  const hosts = [site.url, ...links.map(({ url }) => url)].map((url) => new URL(url).hostname);
  return [...new Set([...hosts, ...site.outlets.flatMap((outlet) => outlet.hosts)].map(withoutWww))];
}
