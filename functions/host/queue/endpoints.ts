import type { HostEndpoint } from '../endpoint.ts';
import type { HostParts } from '../parts.ts';
import { commentEndpoints } from './comment-endpoints.ts';
import { guestEndpoints } from './guest-endpoints.ts';
import { listEndpoints } from './list-endpoints.ts';
import { logEndpoints } from './log-endpoints.ts';
import { createRoom } from './room.ts';
import { threadEndpoints } from './thread-endpoints.ts';

/** The moderation queue, and everything that moderators do from there. */
export function queueEndpoints(parts: HostParts): HostEndpoint[] {
  const room = createRoom(parts);
  return [
    ...listEndpoints(room),
    ...commentEndpoints(room),
    ...guestEndpoints(room),
    ...threadEndpoints(room),
    ...logEndpoints(room),
  ];
}
