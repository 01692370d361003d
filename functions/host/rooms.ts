import type { Role } from '../../shared/host/role.ts';

/** A part of the console that the navigation names. */
export type Room = { path: string; label: string; needs: Role };

/** In the order of the navigation. */
export const rooms: Room[] = [
  { path: '/host', label: 'Overview', needs: 'moderator' },
  { path: '/host/queue', label: 'Queue', needs: 'moderator' },
  { path: '/host/episodes', label: 'Episodes', needs: 'moderator' },
  { path: '/host/feeds', label: 'Feeds', needs: 'moderator' },
  { path: '/host/log', label: 'Log', needs: 'moderator' },
  { path: '/host/insight', label: 'Insight', needs: 'moderator' },
  { path: '/host/data', label: 'Data', needs: 'host' },
];
