import type { HostEndpoint } from './endpoint.ts';
import type { HostParts } from './parts.ts';
import { sessionEndpoints } from './session-endpoints.ts';
import { signInEndpoints } from './sign-in-endpoints.ts';

/** Coming in and going out: what everybody needs, and all that a function of the console loads at its start. */
export const entranceEndpoints = (parts: HostParts): HostEndpoint[] => [
  ...signInEndpoints(parts),
  ...sessionEndpoints(parts),
];
