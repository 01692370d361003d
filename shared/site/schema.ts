import * as z from 'zod/mini';
import { commentModes } from '../thread.ts';

const slug = z
  .string()
  .check(
    z.regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'expected lower-case words joined by hyphens, such as "my-show"'),
    z.maxLength(80, 'expected at most 80 characters'),
  );
const line = z.string().check(z.trim(), z.minLength(1, 'expected a text that is not empty'));
const webAddress = z.url({ protocol: /^https?$/, error: 'expected an address that starts with https://' });
const feedAddress = z
  .string()
  .check(
    z.refine(
      (value) => /^https?:\/\/[^\s/]+/.test(value) || /^(\/|\.{1,2}\/|file:\/\/)\S+\.\w+$/.test(value),
      'expected a feed address (https://…), a page of this site (/sample/my-show.xml) or a file (./feeds/my-show.xml)',
    ),
  );
const link = z.strictObject({ label: line, url: webAddress });

const person = z.strictObject({
  slug,
  name: line,
  role: line,
  bio: line,
  links: z._default(z.array(link), []),
});

const show = z.strictObject({
  slug,
  title: line,
  description: line,
  hosts: z.array(slug).check(z.minLength(1, 'expected at least one host')),
  feed: feedAddress,
  kind: z._default(z.enum(['audio', 'video']), 'audio'),
  subscribe: z._default(z.array(link), []),
  /** How comments on this show are looked at, when not as on the rest of the site. */
  commentMode: z.optional(z.enum(commentModes)),
  accent: z.string().check(z.regex(/^#[0-9a-f]{6}$/i, 'expected a colour such as "#8a1c13"')),
  artwork: z.optional(
    z
      .string()
      .check(
        z.regex(/^\/[\w./-]+$/, 'expected the path of a picture in web/public, such as "/artwork/show.avif"'),
      ),
  ),
});

const outlet = z.strictObject({
  slug,
  name: line,
  hosts: z.array(
    z.string().check(z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'expected a host name such as "example.org"')),
  ),
  /** Sentences that close every page of the outlet and are no part of an article. */
  boilerplate: z._default(z.array(line), []),
});

const articleFeed = z.strictObject({ outlet: slug, feed: feedAddress, author: z.optional(line) });

/** Words and phrases, one each; case, accents and look-alike letters do not count, and empty ones mean nothing. */
const words = z._default(z.array(z.string()), []);

const comments = z.strictObject({
  mode: z.enum(commentModes),
  /** Days after which a discussion closes; 0 keeps it open. */
  closeAfterDays: z.int().check(z.gte(0), z.lte(3650)),
  /** Changes whenever the policy's words do; commenters accept a version. */
  policyVersion: line,
  /** Comments with one of these are read by a moderator first. */
  heldWords: words,
  /** Comments with one of these are put aside as spam. */
  spamWords: words,
  /**
   * Services outside the site that read each comment before it appears, and may have a moderator look first. The
   * page of the policy says so; give it another `policyVersion` when you change them.
   */
  outsideChecks: z._default(z.array(z.enum(['akismet', 'comprehend'])), []),
  /** Whom commenters write to who think that a decision was a mistake. The page of the policy shows it to everybody. */
  contact: z.optional(
    z.string().check(z.regex(z.regexes.email, 'expected an address such as "moderators@shows.example.org"')),
  ),
});

/**
 * Mails about replies, to whoever asked for them, and to moderators about what waits. Without it the site sends none,
 * and asks for no address.
 */
const mail = z.strictObject({
  /** Whom they come from. Amazon SES has to know the address, or its domain, as the host's own. */
  from: z
    .string()
    .check(z.regex(z.regexes.email, 'expected an address such as "no-reply@shows.example.org"')),
  /** Who is told once a day what waits in the moderation queue. */
  moderators: z._default(
    z.array(z.string().check(z.regex(z.regexes.email, 'expected an address such as "me@example.org"'))),
    [],
  ),
});

const skipSeconds = z.int().check(z.gte(1), z.lte(600));

/** What the player does until a listener chooses otherwise. */
const player = z.strictObject({
  /** Seconds that a press on “back” and on “forward” moves. */
  back: z._default(skipSeconds, 15),
  forward: z._default(skipSeconds, 30),
});

/** The shape of `site.config.ts`; `parseSite` adds the rules that span fields. */
export const siteSchema = z.strictObject({
  title: line,
  description: line,
  language: z._default(
    z.string().check(z.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'expected a language such as "en"')),
    'en',
  ),
  url: webAddress,
  people: z.array(person),
  shows: z.array(show).check(z.minLength(1, 'expected at least one show')),
  outlets: z._default(z.array(outlet), []),
  articleFeeds: z._default(z.array(articleFeed), []),
  player: z._default(player, { back: 15, forward: 30 }),
  comments,
  mail: z.optional(mail),
});

/** What an author writes in `site.config.ts`. */
export type SiteConfig = z.input<typeof siteSchema>;
type ParsedSite = z.output<typeof siteSchema>;

/** A parsed site: every default is filled in and every reference holds. */
export type Site = ParsedSite & {
  /** True while any show still reads the sample feeds. */
  isSample: boolean;
};
export type SiteShow = Site['shows'][number];
export type SitePerson = Site['people'][number];
