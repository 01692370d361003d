import type { Site } from '../../site/schema.ts';
import { ownHostsOf } from './own-hosts.ts';

export type CommentMode = Site['comments']['mode'];

/** How a site screens; the mode may differ by show and thread. */
export type ScreeningSettings = {
  mode: CommentMode;
  /** The version of the policy that commenters must have agreed to. */
  policyVersion: string;
  /** Host names whose links are no sign of advertising, such as the site's own and its outlets'. */
  ownHosts: string[];
  /** Names that only moderators may use: hosts, the site, its shows. */
  staffNames: string[];
  /** The site's own lists, as its author wrote them. */
  heldWords: string[];
  spamWords: string[];
  /** Whom to write to about a decision, where the site has somebody for that. */
  contact?: string | undefined;
};

/** The settings that follow from the site's configuration. */
export const settingsOf = (site: Site, mode: CommentMode = site.comments.mode): ScreeningSettings => ({
  mode,
  policyVersion: site.comments.policyVersion,
  ownHosts: ownHostsOf(site),
  heldWords: site.comments.heldWords,
  spamWords: site.comments.spamWords,
  contact: site.comments.contact,
  staffNames: [site.title, ...site.people.map(({ name }) => name), ...site.shows.map(({ title }) => title)],
});
