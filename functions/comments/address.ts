import { createHmac } from 'node:crypto';
import ipaddr from 'ipaddr.js';

/** The header in which the distribution names the viewer's address and port; viewers cannot set it. */
export const viewerAddressHeader = 'CloudFront-Viewer-Address';

/**
 * The network that an address belongs to: an IPv4 address itself, of IPv6 the first 64 bits, which one household has.
 * @param viewer as the distribution sends it, such as `203.0.113.7:51034` or `2001:db8::1:51034`
 * @example networkOf('2001:db8:1:2:3:4:5:6:443') // '2001:db8:1:2::'
 */
export function networkOf(viewer: string | undefined): string | undefined {
  const address = viewer?.replace(/:\d+$/, '').replace(/^\[|\]$/g, '') ?? '';
  if (!ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  return new ipaddr.IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0]).toString();
}

/**
 * A digest that tells one network from others and cannot be turned back without the secret. `salt` limits what can
 * be brought together: a day, or one comment.
 */
export const digestOfNetwork = (secret: string, salt: string, network: string): string =>
  createHmac('sha256', secret).update(`network:${salt}:${network}`).digest('base64url').slice(0, 22);
