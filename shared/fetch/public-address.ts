import ipaddr from 'ipaddr.js';

/** The addresses that routers of the internet know (RFC 4291); everything else in IPv6 is somebody's own. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/**
 * Says whether an IP address may be asked for something on behalf of strangers: only addresses of the public
 * internet. Private, shared, link-local, multicast, documentation and reserved ranges are refused, and so are
 * the forms of IPv6 that carry an IPv4 address inside (NAT64, 6to4, Teredo); a mapped one is judged by what
 * it carries.
 * @param address an IPv4 or IPv6 address in any spelling
 * @param allowLoopback lets this machine itself through, for work on one machine
 * @example isPublicAddress('169.254.169.254') // false
 */
export function isPublicAddress(address: string, allowLoopback = false): boolean {
  if (!ipaddr.isValid(address)) return false;
  const ip = ipaddr.process(address);
  const range = ip.range();
  if (range === 'loopback') return allowLoopback;
  return range === 'unicast' && (ip.kind() === 'ipv4' || ip.match(globalUnicast));
}
