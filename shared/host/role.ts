/** What somebody who signs in to the host console may do; a host may do all that a moderator may. */
export const roles = ['moderator', 'host'] as const;
export type Role = (typeof roles)[number];

/**
 * The role that groups of the identity provider give, the highest that they name.
 * @returns `undefined` for somebody who is in none of them and has nothing to do here
 * @example roleOf(['editors', 'host']) // 'host'
 */
export const roleOf = (groups: readonly string[]): Role | undefined =>
  [...roles].reverse().find((role) => groups.includes(role));

/** @example hasRole('host', 'moderator') // true */
export const hasRole = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed);
