import { addressBase, webAddress } from './address.ts';
import type { Channel } from './channel.ts';

/**
 * The hub that a feed names, and what the feed is called there: what the server says goes before what stands in the
 * feed, and without a name of its own the feed is called by its address.
 * @see https://www.w3.org/TR/websub/#discovery
 * @example namedHub({ hub: 'https://hub.example/', … }, { finalAddress: 'https://a.example/feed' })
 *   // { address: 'https://hub.example/', topic: 'https://a.example/feed' }
 */
export function namedHub(
  channel: Pick<Channel, 'hub' | 'self'>,
  { links = '', finalAddress }: { links?: string; finalAddress: string },
): { address: string; topic: string } | undefined {
  const byServer = (relation: string) => webAddress(linkTo(links, relation), addressBase(finalAddress));
  const address = byServer('hub') ?? channel.hub;
  const topic = byServer('self') ?? channel.self ?? finalAddress;
  return address === undefined || !/^https?:/.test(topic) ? undefined : { address, topic };
}

/** The first address of a relation in a `Link` header (RFC 8288). */
function linkTo(header: string, relation: string): string | undefined {
  for (const [, target, parameters = ''] of header.slice(0, 8000).matchAll(/<([^<>]*)>([^<]*)/g)) {
    const [, relations = ''] = /;\s*rel\s*=\s*"?([^",;]*)/i.exec(parameters) ?? [];
    if (relations.toLowerCase().split(/\s+/).includes(relation)) return target;
  }
  return undefined;
}
