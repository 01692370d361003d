import { createHash } from 'node:crypto';
import { join, normalize, resolve } from 'node:path';
import { sampleFolder } from '../../shared/site/sample.ts';
import type { Site, SiteShow } from '../../shared/site/schema.ts';

/** One feed to read, and for whom. */
export type FeedJob = {
  /** Slug of the show that the episodes belong to. */
  show: string;
  /** The feed as it was named: an http(s) address, a path of this site, or a file. */
  address: string;
  /** True for a show of the configuration: only those appear on pages. */
  listed: boolean;
  kind: 'audio' | 'video';
  showTitle?: string;
  hosts: { name: string; slug: string }[];
};

/** The job of a configured show. */
export const jobOfShow = (site: Site, show: SiteShow): FeedJob => ({
  show: show.slug,
  address: show.feed,
  listed: true,
  kind: show.kind,
  showTitle: show.title,
  hosts: site.people
    .filter((person) => show.hosts.includes(person.slug))
    .map(({ name, slug }) => ({ name, slug })),
});

/**
 * The job of a feed that may be nobody's: the configured show that names this address, or else a show
 * of its own that no page lists, under a slug made from the address.
 */
export function jobOfAddress(site: Site, address: string): FeedJob {
  const path = resolve(address);
  const show = site.shows.find(({ feed }) => feed === address || feed === path);
  if (show) return jobOfShow(site, show);
  const digest = createHash('sha256').update(address).digest('hex').slice(0, 12);
  return { show: `feed-${digest}`, address, listed: false, kind: 'audio', hosts: [] };
}

/**
 * Where a feed that the site itself publishes lies on disk, or `undefined` for any other address.
 * @param ownFiles the folder of the built site's files
 */
export function ownFile(job: FeedJob, ownFiles: string): string | undefined {
  if (!job.listed || !job.address.startsWith(sampleFolder)) return undefined;
  return join(ownFiles, normalize(job.address));
}
