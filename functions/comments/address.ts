import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';

/** The header in which the distribution names the viewer's address and port; viewers cannot set it. */
export const viewerAddressHeader = 'CloudFront-Viewer-Address';

/**
 * The network that an address belongs to: an IPv4 address itself, of IPv6 the first 64 bits, which one household has.
 * @param viewer as the distribution sends it, such as `203.0.113.7:51034` or `2001:db8::1:51034`
 * @example networkOf('2001:db8:1:2:3:4:5:6:443') // '2001:db8:1:2::'
 */
export function networkOf(viewer: string | undefined): string | undefined {
  const address = viewer?.replace(/:\d+$/, '').replace(/^\[|\]$/g, '') ?? '';
  const kind = address.includes('%') ? 0 : isIP(address);
  if (kind !== 6) return kind === 4 ? address : undefined;
  const groups = groupsOf(address);
  const mapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff' ? groups.slice(6) : undefined;
  if (!mapped) return `${groups.slice(0, 4).join(':')}::`;
  return mapped
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join('.');
}

/** The eight groups of an IPv6 address, in the one spelling that addresses of the web have. */
function groupsOf(address: string): string[] {
  const [before = '', after = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [left, right] = [before, after].map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array.from({ length: 8 - (left?.length ?? 0) - (right?.length ?? 0) }, () => '0');
  return [...(left ?? []), ...zeros, ...(right ?? [])];
}

/**
 * A digest that tells one network from others and cannot be turned back without the secret. `salt` limits what can
 * be brought together: a day, or one comment.
 */
export const digestOfNetwork = (secret: string, salt: string, network: string): string =>
  createHmac('sha256', secret).update(`network:${salt}:${network}`).digest('base64url').slice(0, 22);
